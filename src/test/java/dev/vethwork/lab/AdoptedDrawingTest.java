package dev.vethwork.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.drift.machine.MachineDrawing;
import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.observe.SurveyReader;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.lab.drawing.BeforeALab;
import dev.vethwork.lab.drawing.Surveys;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.state.Survey;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A drawing of what runs, adopted where it runs: nothing is to be done, and of an edit the edit alone. */
@NeedsSandbox
class AdoptedDrawingTest {
    @TempDir
    Path home;

    /** A survey of a place where a script has run. */
    private interface Look {
        void at(Survey survey) throws Exception;
    }

    @ParameterizedTest
    @CsvSource({
        "docker, docker0", "calico, host", "flannel, cni0", "lesson, v-net-0", "mininet, s1", "kubernetes, cni0", "script, hub"
    })
    void nothingIsLeftToDoAndOfAnEditTheEditAlone(String name, String plug) throws Exception {
        look(name, survey -> {
            Topology drawn = MachineDrawing.of(survey, name, Set.of()).topology();
            Topology edited = drawn.withNode(Namespace.of("extra"))
                    .withCable(Cable.of(CableEnd.of("extra", "eth0", "10.213.0.2/24"), CableEnd.of(plug, "to-extra")));

            Plan same = plan(survey, drawn);
            Plan more = plan(survey, edited);

            assertThat(same.conflicts()).isEmpty();
            assertThat(same.steps()).extracting(Step::id).isEmpty();
            assertThat(more.conflicts()).isEmpty();
            assertThat(more.steps()).extracting(Step::element).isSubsetOf("extra", "extra:eth0", plug + ":to-extra", edited.cables().getLast().id());
            assertThat(more.steps()).isNotEmpty();
            assertThat(Plans.adopting(drawn, Set.of(), TargetTraits.HOST, new Surveys.Before(survey.state(), new java.util.TreeMap<>()))
                            .conflicts())
                    .as("without being adopted")
                    .isNotEmpty();
        });
    }

    private static Plan plan(Survey survey, Topology drawn) {
        Set<String> names = BeforeALab.namespaces(drawn, BeforeALab.nodes(survey, drawn));
        return Plans.adopting(
                drawn,
                new TreeSet<>(names),
                TargetTraits.HOST,
                new Surveys.Before(survey.state(), BeforeALab.of(survey, drawn, names, TargetTraits.HOST)));
    }

    private void look(String name, Look look) throws Exception {
        LocalTargets targets = new LocalTargets(home);
        try (Target target = targets.open(name, TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE)) {
            try {
                CommandResult made = run(target, name, script("neighbour") + script(name));
                assertThat(made.succeeded()).as("%s", made).isTrue();
                String text = run(target, name, targets.snapshotScript()).stdout();
                look.at(SurveyReader.read(text).orElseThrow(() -> new AssertionError(text)));
            } finally {
                // The sandbox goes, and all that is in it.
                target.apply(Compiled.nothing(name), RunListener.SILENT, new Cancellation());
            }
        }
    }

    private static CommandResult run(Target target, String lab, String script) throws Exception {
        return target.execute(lab, "", List.of("sh", "-c", script), Eventually.LONGEST);
    }

    private static String script(String name) throws Exception {
        try (InputStream in = MachineDrawing.class.getResourceAsStream(name + ".sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
