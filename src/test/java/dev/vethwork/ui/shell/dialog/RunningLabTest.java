package dev.vethwork.ui.shell.dialog;

import static dev.vethwork.ui.shell.Asked.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.edit.Edits;
import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Targets;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.lab.consent.Approval;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.plan.Compiled;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.shell.Asked;
import dev.vethwork.ui.shell.MenuBench;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** The panels and switches of a lab that runs, with a real sandbox behind the window. */
@NeedsSandbox
class RunningLabTest extends MenuBench {
    private static final String LAB = DRAWN.name();
    private static final EndId RED = new EndId("red", "eth0");
    private static final EndId BLUE = new EndId("blue", "eth0");

    @Override
    public Targets targets() {
        return new LocalTargets(home.resolve("labs"));
    }

    @BeforeEach
    void agreeToNothingYet(FxRobot robot) {
        robot.interact(() -> session().setApproval(new Approval(home.resolve("agreed"))));
    }

    @AfterEach
    void takeDown() throws TargetException {
        try (Target left = targets().openExisting(LAB, Credentials.NONE).orElse(null)) {
            if (left != null) {
                left.apply(Compiled.nothing(LAB), RunListener.SILENT, new Cancellation());
            }
        }
    }

    private LabSession session() {
        return shell.bench().session();
    }

    private void deploy(FxRobot robot) throws Exception {
        robot.clickOn("#tool-deploy");
        until(() -> session().deployed().get() && !session().busy().get());
    }

    private void byHand(String... argv) throws TargetException {
        try (Target beside = targets().openExisting(LAB, Credentials.NONE).orElseThrow()) {
            assertThat(beside.execute(LAB, "", List.of(argv), Eventually.LONGEST).succeeded()).isTrue();
        }
    }

    private NetworkState kernel() throws TargetException {
        try (Target beside = targets().openExisting(LAB, Credentials.NONE).orElseThrow()) {
            return beside.observe(LAB);
        }
    }

    private List<String> addresses(String namespace) throws TargetException {
        return kernel().namespaces().get(namespace).interfaces().get("eth0").addresses().stream()
                .map(Prefix::text)
                .filter(a -> a.startsWith("10."))
                .toList();
    }

    private static List<String> drawn(Topology topology, EndId end) {
        return topology.cable(end).orElseThrow().ends().stream()
                .filter(e -> e.id().equals(end))
                .flatMap(e -> e.addresses().stream())
                .map(InterfaceAddress::text)
                .toList();
    }

    private void open(FxRobot robot, String tab) {
        robot.interact(() -> {
            TabPane tabs = (TabPane) shell.window().lookup("#tabs");
            Tab wanted = tabs.getTabs().stream().filter(t -> t.getText().startsWith(tab)).findFirst().orElseThrow();
            tabs.getSelectionModel().select(wanted);
        });
    }

    @Test
    void whatSomebodyChangedIsListedAndPutBackWithAButton(FxRobot robot) throws Exception {
        deploy(robot);
        byHand("ip", "-n", "red", "addr", "del", "10.0.0.1/24", "dev", "eth0");
        until(() -> session().drift().get().items().size() == 1);
        open(robot, "Drift (1)");
        assertThat(robot.lookup(".drift-element").queryAs(Label.class).getText()).isEqualTo("red:eth0");
        assertThat(robot.lookup(".drift-what").queryAs(Label.class).getText()).contains("10.0.0.1/24");
        robot.clickOn(".drift-what");
        assertThat(shell.bench().selection().elements()).containsExactly("red:eth0");
        robot.clickOn(".put-back");
        until(() -> session().drift().get().items().isEmpty() && !session().busy().get());
        assertThat(addresses("red")).containsExactly("10.0.0.1/24");
        open(robot, "Drift (0)");
    }

    @Test
    void whatSomebodyChangedIsDrawnWithAButtonAndThatIsUndone(FxRobot robot) throws Exception {
        deploy(robot);
        byHand("ip", "-n", "blue", "addr", "add", "10.0.0.9/24", "dev", "eth0");
        until(() -> session().drift().get().items().size() == 1);
        open(robot, "Drift (1)");
        robot.clickOn(".take");
        until(() -> session().drift().get().items().isEmpty());
        assertThat(drawn(now(), BLUE)).containsExactly("10.0.0.2/24", "10.0.0.9/24");
        robot.interact(() -> document().undo());
        assertThat(now()).isEqualTo(DRAWN);
    }

    @Test
    void withTheSwitchOnAnEditReachesTheKernelAndSoDoesItsUndo(FxRobot robot) throws Exception {
        ToggleButton live = robot.lookup("#live").queryAs(ToggleButton.class);
        assertThat(live.isDisabled()).as("before anything is deployed").isTrue();
        deploy(robot);
        robot.clickOn(live);
        robot.interact(() -> document().apply(Edits.changeEnd(
                RED, e -> e.withAddresses(List.of(InterfaceAddress.parse("10.0.0.77/24"))))));
        until(() -> addresses("red").equals(List.of("10.0.0.77/24")));
        robot.interact(() -> document().undo());
        until(() -> addresses("red").equals(List.of("10.0.0.1/24")));
        assertThat(live.isSelected()).isTrue();
    }

    @Test
    void theStatusLineAndTheLogTellHowTheLabIs(FxRobot robot) throws Exception {
        Label status = robot.lookup("#status").queryAs(Label.class);
        assertThat(status.getText()).startsWith("sandbox").contains("not deployed");
        deploy(robot);
        until(() -> status.getText().contains(" · deployed · "));
        byHand("ip", "-n", "red", "link", "set", "eth0", "down");
        until(() -> status.getText().contains("differ"));
        open(robot, "Log");
        assertThat(cells(robot)).isNotEmpty().noneMatch(RunningLabTest::isFailure);
        robot.interact(() -> document().apply(Edits.changeStack(
                "red", s -> s.withSysctls(new TreeMap<>(Map.of("net.no.such", "1"))))));
        robot.clickOn("#tool-deploy");
        until(() -> cells(robot).stream().anyMatch(RunningLabTest::isFailure));
    }

    private static List<ListCell<?>> cells(FxRobot robot) {
        return robot.from(robot.lookup("#log")).lookup(".list-cell").queryAllAs(ListCell.class).stream()
                .<ListCell<?>>map(c -> c)
                .filter(c -> c.getText() != null)
                .toList();
    }

    private static boolean isFailure(ListCell<?> cell) {
        return cell.getPseudoClassStates().contains(PseudoClass.getPseudoClass("failure"));
    }

    @Test
    void aLoopIsDeployedOnlyIfThePersonAgrees(FxRobot robot) throws Exception {
        robot.interact(() -> document().apply(Edits.replace(DRAWN.withNode(Bridge.of("v-net-1"))
                .withCable(Cable.of(CableEnd.of("v-net-0", "a0"), CableEnd.of("v-net-1", "a1")))
                .withCable(Cable.of(CableEnd.of("v-net-0", "b0"), CableEnd.of("v-net-1", "b1"))))));
        robot.clickOn("#tool-deploy");
        until(() -> asking() != null);
        assertThat(asking().getContentText()).contains("loop");
        Asked.press(robot, "cancel");
        until(() -> !session().busy().get());
        assertThat(session().deployed().get()).isFalse();
    }

    @Test
    void programsOfSomebodyElsesFileStartOnlyIfThePersonAgrees(FxRobot robot) throws Exception {
        Path file = home.resolve("theirs" + Dialogs.SUFFIX);
        StackNode red = (StackNode) DRAWN.node("red").orElseThrow();
        TopologyFormat.write(
                DRAWN.withNode("red", red.withStack(red.stack().withServices(List.of(
                        new Service("nap", "sleep 600", false, false))))),
                file);
        assumeTrue(System.getProperty("user.name").equals("root"), "only root may give a file away");
        Files.setAttribute(file, "unix:uid", 65534);
        robot.interact(() -> document().open(read(file), file));
        robot.clickOn("#tool-deploy");
        until(() -> asking() != null);
        assertThat(asking().getContentText()).contains("somebody else").contains("sleep 600");
        robot.interact(() -> ((Button) Objects.requireNonNull(asking()).lookupButton(asking().getButtonTypes().getFirst())).fire());
        until(() -> session().deployed().get() && !session().busy().get());
        assertThat(kernel().namespaces().get("red").processes()).anyMatch(p -> p.command().contains("sleep 600"));
    }

    private static Topology read(Path file) {
        try {
            return TopologyFormat.read(file);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The dialog that waits for an answer. */
    private static DialogPane asking() {
        return Window.getWindows().stream()
                .filter(w -> w.isShowing() && w.getScene().getRoot() instanceof DialogPane)
                .map(w -> (DialogPane) w.getScene().getRoot())
                .findFirst()
                .orElse(null);
    }
}
