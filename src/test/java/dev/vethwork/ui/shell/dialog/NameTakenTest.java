package dev.vethwork.ui.shell.dialog;

import static dev.vethwork.ui.shell.Asked.press;
import static dev.vethwork.ui.shell.Asked.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.edit.Edits;
import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Targets;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.lab.consent.Approval;
import dev.vethwork.plan.Compiled;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Status;
import dev.vethwork.ui.shell.Chooses;
import dev.vethwork.ui.shell.MenuBench;
import dev.vethwork.ui.shell.file.EmptySheet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javafx.application.Platform;
import org.controlsfx.control.NotificationPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** Two drawings of one name in a window, and one of them runs in a real sandbox. */
@NeedsSandbox
class NameTakenTest extends MenuBench {
    private static final Topology OTHER = Topology.empty(DRAWN.name()).withNode(Namespace.of("green"));

    @Override
    public Targets targets() {
        return new LocalTargets(home.resolve("labs"));
    }

    @BeforeEach
    void deploy(FxRobot robot) throws Exception {
        robot.interact(() -> session().setApproval(new Approval(home.resolve("agreed"))));
        robot.interact(() -> session().deploy());
        until(() -> session().deployed().get() && !session().busy().get());
    }

    @AfterEach
    void takeDown() throws TargetException {
        for (Targets.Deployed lab : targets().deployed()) {
            try (Target left = targets().openExisting(lab.lab(), Credentials.NONE).orElseThrow()) {
                left.apply(Compiled.nothing(lab.lab()), RunListener.SILENT, new Cancellation());
            }
        }
    }

    private LabSession session() {
        return shell.bench().session();
    }

    private Set<String> running(String lab) throws TargetException {
        try (Target beside = targets().openExisting(lab, Credentials.NONE).orElseThrow()) {
            return beside.observe(lab).namespaces().keySet();
        }
    }

    private Path otherFile() throws Exception {
        Path file = home.resolve("other" + Dialogs.SUFFIX);
        TopologyFormat.write(OTHER, file);
        return file;
    }

    private void openOther(FxRobot robot) throws Exception {
        Path file = otherFile();
        robot.interact(() -> shell.open(file));
        until(() -> file.equals(document().file().get()) && notice().isShowing());
    }

    private NotificationPane notice() {
        return (NotificationPane) shell.window().lookup("#notifications");
    }

    private void answer(FxRobot robot, int which) {
        robot.interact(() -> notice().getActions().get(which).handle(null));
    }

    @Test
    @Chooses("new")
    void aNewSheetHasANameThatNoRunningLabHasAndTheLabStays(FxRobot robot) throws Exception {
        robot.interact(() -> document().apply(Edits.nameLab(EmptySheet.NAME)));
        robot.interact(() -> session().deploy());
        until(() -> session().deployed().get() && !session().busy().get());
        robot.interact(() -> {
            document().markSaved(document().now(), home.resolve("kept" + Dialogs.SUFFIX));
            session().live().set(true);
        });
        choose("new");
        until(() -> now().name().equals(EmptySheet.NAME + "-2"));
        assertThat(notice().isShowing() && notice().getText().contains("another drawing")).isFalse();
        assertThat(session().live().get()).isFalse();
        assertThat(running(EmptySheet.NAME)).contains("red", "blue");
    }

    @Test
    void openingAnotherFileOfTheNameAsksAndShowsNothingAsDeployed(FxRobot robot) throws Exception {
        openOther(robot);
        assertThat(notice().getText()).contains(DRAWN.name(), "sandbox", "not saved", "another drawing");
        assertThat(session().statuses().get().values()).containsOnly(Status.NOT_DEPLOYED);
        assertThat(session().drift().get().items()).isEmpty();
        assertThat(running(DRAWN.name())).contains("red", "blue").doesNotContain("green");
    }

    @Test
    @Chooses("deploy")
    void deployingItAsksAndCancellingLeavesTheRunningLab(FxRobot robot) throws Exception {
        openOther(robot);
        choose("deploy");
        press(robot, "cancel");
        assertThat(session().busy().get()).isFalse();
        assertThat(running(DRAWN.name())).contains("red", "blue").doesNotContain("green");
    }

    @Test
    @Chooses("deploy")
    void deployingItTakesTheLabOverWhereThatIsWhatThePersonWants(FxRobot robot) throws Exception {
        openOther(robot);
        choose("deploy");
        press(robot, "taken.deploy");
        until(() -> session().deployed().get() && !session().busy().get());
        assertThat(running(DRAWN.name())).contains("green").doesNotContain("red", "blue");
        assertThat(targets().find(DRAWN.name()).orElseThrow().document()).isEqualTo(DocumentId.of(otherFile()));
    }

    @Test
    void renamedItIsADrawingThatIsNotDeployed(FxRobot robot) throws Exception {
        openOther(robot);
        Platform.runLater(() -> notice().getActions().getFirst().handle(null));
        until(() -> shown("main").isPresent() && dialogIsThere());
        robot.interact(() -> dialogOk());
        until(() -> now().name().equals(DRAWN.name() + "-2"));
        until(() -> session().standing().get().others().isEmpty());
        assertThat(running(DRAWN.name())).contains("red", "blue");
    }

    private static boolean dialogIsThere() {
        return dialog() != null;
    }

    private static javafx.scene.control.DialogPane dialog() {
        return javafx.stage.Window.getWindows().stream()
                .filter(w -> w.isShowing() && w.getScene().getRoot() instanceof javafx.scene.control.DialogPane)
                .map(w -> (javafx.scene.control.DialogPane) w.getScene().getRoot())
                .findFirst()
                .orElse(null);
    }

    private static void dialogOk() {
        ((javafx.scene.control.Button) dialog().lookupButton(javafx.scene.control.ButtonType.OK)).fire();
    }

    @Test
    void lookingShowsWhatRunsAndDeployIsStillAQuestion(FxRobot robot) throws Exception {
        openOther(robot);
        answer(robot, 2);
        until(() -> session().observed().get().namespaces().containsKey("red"));
        assertThat(session().deployed().get()).isFalse();
        assertThat(canBeChosen("teardown")).isFalse();
    }

    @Test
    void whileAFileIsReadNothingOfTheOldDrawingCanBeDoneOrIsShownAsDeployed(FxRobot robot) throws Exception {
        Path slow = home.resolve("slow" + Dialogs.SUFFIX);
        TopologyFormat.write(OTHER.withName("slow"), slow);
        background.hold();
        robot.interact(() -> shell.open(slow));
        assertThat(session().deployed().get()).isFalse();
        assertThat(session().statuses().get().values()).containsOnly(Status.NOT_DEPLOYED);
        assertThat(canBeChosen("deploy")).isFalse();
        assertThat(canBeChosen("teardown")).isFalse();
        Topology before = now();
        robot.clickOn("#main").press(javafx.scene.input.KeyCode.DELETE).release(javafx.scene.input.KeyCode.DELETE);
        assertThat(now()).isEqualTo(before);
        until(() -> robot.lookup("#reading").query().isVisible());
        assertThat(robot.lookup("#reading").lookup(".label").queryLabeled().getText()).contains("slow");
        background.letGo();
        until(() -> now().name().equals("slow"));
        assertThat(robot.lookup("#reading").query().isVisible()).isFalse();
        assertThat(canBeChosen("deploy")).isTrue();
    }

    @Test
    void aFileThatCannotBeReadLeavesTheDrawingAndItsLab(FxRobot robot) throws Exception {
        Path broken = Files.writeString(home.resolve("broken" + Dialogs.SUFFIX), "{");
        robot.interact(() -> shell.open(broken));
        until(() -> session().deployed().get());
        assertThat(now()).isEqualTo(DRAWN);
    }

    @Test
    @Chooses("saveAs")
    void savingOverTheFileOfARunningLabIsAQuestion(FxRobot robot) throws Exception {
        Path mine = home.resolve("mine" + Dialogs.SUFFIX);
        TopologyFormat.write(DRAWN, mine);
        robot.interact(() -> document().markSaved(DRAWN, mine));
        until(() -> targets().find(DRAWN.name()).orElseThrow().document().equals(DocumentId.of(mine)));
        openOther(robot);
        answer(mine);
        choose("saveAs");
        press(robot, "cancel");
        assertThat(TopologyFormat.read(mine)).isEqualTo(DRAWN);
        assertThat(targets().find(DRAWN.name()).orElseThrow().document()).isEqualTo(DocumentId.of(mine));
    }
}
