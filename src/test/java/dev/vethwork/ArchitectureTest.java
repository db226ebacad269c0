package dev.vethwork;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;

/** The directions of {@code architecture.md}: who may know whom. */
@AnalyzeClasses(packages = "dev.vethwork", importOptions = ArchitectureTest.Product.class)
class ArchitectureTest {
    /** The product's classes without the tests'. */
    static final class Product implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/") && !location.contains("/test/");
        }
    }

    @ArchTest
    static final ArchRule packagesKnowOnlyWhatLiesBelowThem = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("net").definedBy("dev.vethwork.net..")
            .layer("topology").definedBy("dev.vethwork.topology..")
            .layer("edit").definedBy("dev.vethwork.edit..")
            .layer("packet").definedBy("dev.vethwork.packet..")
            .layer("state").definedBy("dev.vethwork.state..")
            .layer("plan").definedBy("dev.vethwork.plan..")
            .layer("explain").definedBy("dev.vethwork.explain..")
            .layer("drift").definedBy("dev.vethwork.drift..")
            .layer("engine").definedBy("dev.vethwork.engine..")
            .layer("format").definedBy("dev.vethwork.format..")
            .layer("layout").definedBy("dev.vethwork.layout..")
            .layer("render").definedBy("dev.vethwork.render..")
            .layer("settings").definedBy("dev.vethwork.settings..")
            .layer("lab").definedBy("dev.vethwork.lab..")
            .layer("lesson").definedBy("dev.vethwork.lesson..")
            .layer("cli").definedBy("dev.vethwork.cli..")
            .layer("ui").definedBy("dev.vethwork.ui..")
            .whereLayer("cli").mayNotBeAccessedByAnyLayer()
            .whereLayer("ui").mayNotBeAccessedByAnyLayer()
            .whereLayer("lesson").mayOnlyBeAccessedByLayers("cli", "ui")
            .whereLayer("lab").mayOnlyBeAccessedByLayers("lesson", "cli", "ui")
            .whereLayer("settings").mayOnlyBeAccessedByLayers("lab", "cli", "ui")
            .whereLayer("render").mayOnlyBeAccessedByLayers("lab", "cli", "ui")
            .whereLayer("layout").mayOnlyBeAccessedByLayers("lab", "render", "cli", "ui")
            .whereLayer("engine").mayOnlyBeAccessedByLayers("lab", "lesson", "cli", "ui")
            .whereLayer("format").mayOnlyBeAccessedByLayers("render", "settings", "lab", "lesson", "cli", "ui")
            .whereLayer("explain").mayOnlyBeAccessedByLayers("lab", "lesson", "cli", "ui")
            .whereLayer("drift").mayOnlyBeAccessedByLayers("lab", "lesson", "cli", "ui")
            .whereLayer("plan").mayOnlyBeAccessedByLayers("explain", "drift", "engine", "format", "lab", "lesson", "cli", "ui")
            .whereLayer("packet").mayOnlyBeAccessedByLayers("engine", "lab", "cli", "ui")
            .whereLayer("state").mayOnlyBeAccessedByLayers("plan", "explain", "drift", "engine", "lab", "lesson", "cli", "ui")
            .whereLayer("edit").mayOnlyBeAccessedByLayers("explain", "drift", "format", "settings", "lab", "lesson", "cli", "ui")
            .whereLayer("topology")
            .mayOnlyBeAccessedByLayers(
                    "edit", "plan", "explain", "drift", "format", "layout", "render", "settings", "lab", "lesson", "cli", "ui");

    @ArchTest
    static final ArchRule roomsOfTheEngineKnowOnlyWhatLiesBelowThem = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("engine").definedBy("dev.vethwork.engine")
            .layer("read").definedBy("dev.vethwork.engine.read..")
            .layer("driver").definedBy("dev.vethwork.engine.driver..")
            .layer("registry").definedBy("dev.vethwork.engine.registry..")
            .layer("observe").definedBy("dev.vethwork.engine.observe..")
            .layer("run").definedBy("dev.vethwork.engine.run..")
            .layer("place").definedBy("dev.vethwork.engine.place..")
            .layer("agent").definedBy("dev.vethwork.engine.agent..")
            .layer("capture").definedBy("dev.vethwork.engine.capture..")
            .whereLayer("engine").mayNotAccessAnyLayer()
            .whereLayer("read").mayNotAccessAnyLayer()
            .whereLayer("driver").mayOnlyAccessLayers("engine")
            .whereLayer("agent").mayNotAccessAnyLayer()
            .whereLayer("agent").mayOnlyBeAccessedByLayers("capture")
            .whereLayer("capture").mayOnlyAccessLayers("engine", "driver", "agent")
            .whereLayer("capture").mayOnlyBeAccessedByLayers("place")
            .whereLayer("read").mayOnlyBeAccessedByLayers("registry", "observe")
            .whereLayer("registry").mayOnlyBeAccessedByLayers("observe", "run", "place")
            .whereLayer("observe").mayOnlyBeAccessedByLayers("run", "place")
            .whereLayer("run").mayOnlyBeAccessedByLayers("place")
            .whereLayer("place").mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule roomsOfThePlanKnowOnlyWhatLiesBelowThem = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("plan").definedBy("dev.vethwork.plan")
            .layer("compile").definedBy("dev.vethwork.plan.compile..")
            .layer("difference").definedBy("dev.vethwork.plan.difference..")
            .layer("guard").definedBy("dev.vethwork.plan.guard..")
            .layer("planner").definedBy("dev.vethwork.plan.planner..")
            .layer("incremental").definedBy("dev.vethwork.plan.incremental..")
            .whereLayer("plan").mayNotAccessAnyLayer()
            .whereLayer("compile").mayOnlyAccessLayers("plan")
            .whereLayer("difference").mayOnlyAccessLayers("plan", "compile")
            .whereLayer("guard").mayOnlyAccessLayers("plan", "compile")
            .whereLayer("planner").mayOnlyAccessLayers("plan", "compile", "difference", "guard")
            .whereLayer("incremental").mayOnlyAccessLayers("plan", "compile", "planner");

    @ArchTest
    static final ArchRule whoUsesTheEngineKnowsNoneOfItsRooms = noClasses()
            .that().resideOutsideOfPackage("dev.vethwork.engine..")
            .and().haveNameNotMatching("dev\\.vethwork\\.(Main|ui\\.VethworkApp)")
            .should().dependOnClassesThat().resideInAnyPackage("dev.vethwork.engine.*..");

    /** {@code packaging/launch.sh} leaves these out where a command is started, and those of the layout for most commands. */
    @ArchTest
    static final ArchRule commandsStartWithoutTheWindowsLibraries = noClasses()
            .that().resideOutsideOfPackages("dev.vethwork.ui..", "dev.vethwork.render..")
            .and().doNotHaveFullyQualifiedName("dev.vethwork.engine.Pty")
            .should().dependOnClassesThat().resideInAnyPackage(
                    "org.kordamp..", "org.fxmisc..", "org.reactfx..", "com.techsenger..", "com.pty4j..", "com.sun.jna..", "kotlin..",
                    "org.apache..", "de.rototor..");

    @ArchTest
    static final ArchRule onlyTheLayoutUsesItsLibraries = noClasses()
            .that().resideOutsideOfPackages("dev.vethwork.layout..")
            .should().dependOnClassesThat().resideInAnyPackage("org.eclipse..", "com.google..");

    @ArchTest
    static final ArchRule javafxIsTheWindowsAlone = noClasses()
            .that().resideOutsideOfPackage("dev.vethwork.ui..")
            .should().dependOnClassesThat().resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..");

    @ArchTest
    static final ArchRule processesAreTheDriversAndTheTerminalsAlone = noClasses()
            .that().resideOutsideOfPackage("dev.vethwork.engine.driver..")
            .and().doNotHaveFullyQualifiedName("dev.vethwork.engine.Passthrough")
            .should().dependOnClassesThat().areAssignableTo(ProcessBuilder.class);

    @ArchTest
    static final ArchRule aTerminalOfItsOwnIsGivenByOneClass = noClasses()
            .that().doNotHaveFullyQualifiedName("dev.vethwork.engine.Pty")
            .should().dependOnClassesThat().resideInAnyPackage("com.pty4j..");

    @ArchTest
    static final ArchRule whatATerminalUnderstandsIsKnownInOnePackage = noClasses()
            .that().resideOutsideOfPackage("dev.vethwork.ui.terminal")
            .should().dependOnClassesThat().resideInAnyPackage("com.techsenger..");

    @ArchTest
    static final ArchRule jacksonIsTheCodecsAlone = noClasses()
            .that().resideOutsideOfPackages(
                    "dev.vethwork.format..",
                    "dev.vethwork.engine.read..",
                    "dev.vethwork.engine.registry..",
                    "dev.vethwork.engine.observe..",
                    "dev.vethwork.settings..")
            .and().haveNameNotMatching("dev\\.vethwork\\.cli\\.answer\\.(Json|Answers|ExplanationAnswer).*")
            .should().dependOnClassesThat().resideInAnyPackage("tools.jackson..");

    @ArchTest
    static final ArchRule viewModelsHaveNoControls = noClasses()
            .that().resideInAPackage("dev.vethwork.ui.model..")
            .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..", "org.controlsfx..");

    @ArchTest
    static final ArchRule onlyTheCommandLineWritesToTheTerminal = noClasses()
            .that().resideOutsideOfPackages("dev.vethwork.cli..", "dev.vethwork.logging..")
            .and().haveNameNotMatching("dev\\.vethwork\\.(Main|Rehearsal|ui\\.WindowRehearsal|ui\\.StartClock)")
            .should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule packagesOfTheWindowKnowEachOtherInOneDirection =
            slices().matching("dev.vethwork.ui.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfTheCoreKnowEachOtherInOneDirection =
            slices().matching("dev.vethwork.(*)..").should().beFreeOfCycles();

    /** Wide packages are cut into rooms; a room and the package around it do not need each other. */
    @ArchTest
    static final ArchRule roomsKnowEachOtherInOneDirection =
            slices().assignedFrom(new Rooms()).should().beFreeOfCycles();

    private static final class Rooms implements SliceAssignment {
        private static final List<String> CUT = List.of(
                "dev.vethwork.cli",
                "dev.vethwork.explain.answer",
                "dev.vethwork.explain.fix",
                "dev.vethwork.explain.lint",
                "dev.vethwork.explain.remedy",
                "dev.vethwork.explain.report",
                "dev.vethwork.explain.walk",
                "dev.vethwork.format.importing.command",
                "dev.vethwork.format",
                "dev.vethwork.lab",
                "dev.vethwork.topology",
                "dev.vethwork.ui.canvas",
                "dev.vethwork.ui.shell");

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String room = type.getPackageName();
            boolean known = CUT.stream().anyMatch(wide -> room.equals(wide) || room.startsWith(wide + "."));
            return known && !room.equals("dev.vethwork.format.importing")
                    ? SliceIdentifier.of(room)
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "the rooms of wide packages";
        }
    }
}
