package dev.vethwork.ui.ping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.edit.Edits;
import dev.vethwork.explain.Cause;
import dev.vethwork.explain.Probe;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.ui.canvas.TopologyCanvas;
import dev.vethwork.ui.canvas.gesture.Gestures;
import dev.vethwork.ui.panels.Bench;
import dev.vethwork.waiting.Eventually;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class PingToolTest {
    /** blue's side of the bridge was never switched on. */
    private static final Topology LAB = Topology.empty("lab")
            .withNode(Namespace.of("red"))
            .withNode(Namespace.of("blue"))
            .withNode(Bridge.of("v-net-0").withAddresses(List.of(InterfaceAddress.parse("192.168.15.5/24"))))
            .withCable(Cable.of(
                    CableEnd.of("red", "veth-red", "192.168.15.1/24"), CableEnd.of("v-net-0", "red-br")))
            .withCable(Cable.of(
                    CableEnd.of("blue", "veth-blue", "192.168.15.2/24"),
                    CableEnd.of("v-net-0", "blue-br").withUp(false)))
            .withLayout(Map.of(
                    "red", new Position(120, 120), "blue", new Position(460, 120), "v-net-0", new Position(290, 260)));

    private final Locale before = Locale.getDefault();
    private Bench bench;
    private TopologyCanvas canvas;
    private PingTool tool;

    @Start
    void start(Stage stage) {
        Locale.setDefault(Locale.ENGLISH);
        bench = new Bench(LAB);
        canvas = new TopologyCanvas(bench.document, bench.selection, bench.session);
        Gestures.install(canvas);
        tool = new PingTool(canvas, bench.background);
        SplitPane panes = new SplitPane(canvas, tool.panel(), tool.matrix(() -> {}, new SimpleBooleanProperty(true)));
        panes.setOrientation(Orientation.VERTICAL);
        panes.setDividerPositions(0.4, 0.75);
        Bench.show(stage, panes, 960, 900);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    private void ask(FxRobot robot, String from, String to) {
        robot.interact(() -> tool.model().ask(from, to));
    }

    private PingAnswer answer() {
        return Objects.requireNonNull(tool.model().answer().get());
    }

    @Test
    void aLineDrawnFromOneElementToAnotherAsksWhetherItIsReached(FxRobot robot) {
        robot.interact(canvas::requestFocus);
        robot.press(KeyCode.P).release(KeyCode.P);
        robot.drag(at("red")).dropTo(at("blue"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(answer().question().from()).isEqualTo("red");
        assertThat(answer().question().to()).isEqualTo("blue");
    }

    @Test
    void twoClicksAskAsALineDoes(FxRobot robot) {
        robot.interact(canvas::requestFocus);
        robot.press(KeyCode.P).release(KeyCode.P);
        robot.clickOn(at("red")).moveTo(at("red").midpoint(at("blue"))).clickOn(at("blue"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(answer().question().from()).isEqualTo("red");
        assertThat(answer().question().to()).isEqualTo("blue");
    }

    private Point2D at(String node) {
        Position centre = canvas.drawing().node(node).orElseThrow().centre();
        return canvas.drawing().localToScreen(centre.x(), centre.y());
    }

    @Test
    void whereAPacketDiesItStaysWithItsCauseAndTheCommandThatShowsIt(FxRobot robot) throws Exception {
        ask(robot, "red", "blue");
        assertThat(answer().explanation().cause()).isEqualTo(Cause.PORT_DOWN);
        Node grave = robot.lookup("#packet-grave").query();
        WaitForAsyncUtils.waitForAsyncFx(Eventually.MILLIS, () -> canvas.drawing().layout());
        // The packet has arrived there.
        Eventually.so("the grave is seen", grave::isVisible);
        // Its holes would show the packet.
        assertThat(robot.lookup("#packet").query().isVisible()).isFalse();
        // The mark is where blue's plug is in the bridge, not where the packet began.
        assertThat(grave.getBoundsInParent().getCenterX()).isBetween(290.0, 460.0);
        assertThat(robot.lookup("#verdict-command").queryLabeled().getText()).isEqualTo("ip link show dev blue-br");
        assertThat(robot.lookup("#verdict-message").lookup(".verdict-text").queryLabeled().getText())
                .contains("blue-br");
    }

    @Test
    void escapeTakesThePacketAndItsWayOffTheDrawing(FxRobot robot) {
        ask(robot, "red", "blue");
        assertThat(robot.lookup(".packet-there").query().getParent().isVisible()).isTrue();
        robot.interact(canvas::requestFocus);
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        assertThat(tool.model().answer().get()).isNull();
        assertThat(robot.lookup(".packet-there").query().getParent().isVisible()).isFalse();
        assertThat(robot.lookup("#packet").query().getParent().isVisible()).isFalse();
    }

    @Test
    void aFixIsOneStepOfUndoAndThenThePacketArrives(FxRobot robot) {
        ask(robot, "red", "blue");
        robot.interact(() -> robot.lookup("#verdict")
                .lookup(".fix-button")
                .queryButton()
                .fire());
        robot.interact(bench.background::pass);
        assertThat(answer().explanation().reachable()).isTrue();
        assertThat(robot.lookup("#packet-grave").query().isVisible()).isFalse();
        robot.interact(() -> bench.document.undo());
        assertThat(bench.document.now()).isEqualTo(LAB);
    }

    @Test
    void anotherDrawingIsNotAskedWhatThisOneWas(FxRobot robot) {
        ask(robot, "red", "blue");
        robot.interact(() -> bench.document.open(Topology.empty("other"), null));
        robot.interact(bench.background::pass);
        assertThat(tool.model().answer().get()).isNull();
        assertThat(tool.model().problem().get()).isNull();
        assertThat(robot.lookup("#packet-grave").query().isVisible()).isFalse();
    }

    @Test
    void everyHopIsListedThereAndBackWithTheRowThatDecided(FxRobot robot) {
        robot.interact(() -> bench.document.apply(Edits.changeEnd(LAB.cables().getLast().b().id(), e -> e.withUp(true))));
        ask(robot, "red", "192.168.15.2");
        assertThat(robot.lookup("#hops").queryListView().getItems()).hasSize(6);
        assertThat(robot.lookup(".hop-evidence").queryAllAs(javafx.scene.control.Label.class))
                .extracting(javafx.scene.control.Label::getText)
                .contains("192.168.15.0/24 dev veth-red", "192.168.15.2");
    }

    @Test
    void aPortIsTriedWhereOneIsTyped(FxRobot robot) {
        robot.interact(() -> {
            robot.lookup("#ping-from").queryComboBox().getSelectionModel().select(0);
            robot.lookup("#ping-protocol").queryComboBox().getSelectionModel().select(1);
            robot.lookup("#ping-to").queryComboBox().getEditor().setText("192.168.15.5");
            robot.lookup("#ping-port").queryTextInputControl().setText("443");
            robot.lookup("#ping-send").queryButton().fire();
        });
        assertThat(answer().question().probe()).hasToString("tcp/443");
        assertThat(answer().explanation().cause()).isEqualTo(Cause.NOT_LISTENING);
    }

    @Test
    void theFieldsSayWhatWasAskedWhoeverAskedIt(FxRobot robot) {
        robot.interact(() -> tool.model().probe().set(Probe.tcp(443)));
        ask(robot, "red", "192.168.15.5");
        assertThat(robot.lookup("#ping-protocol").queryComboBox().getValue()).isEqualTo(Protocol.TCP);
        assertThat(robot.lookup("#ping-port").queryTextInputControl().getText()).isEqualTo("443");
        robot.interact(() -> tool.model().probe().set(Probe.PING.withSize(1500)));
        ask(robot, "red", "192.168.15.5");
        assertThat(robot.lookup("#ping-protocol").queryComboBox().getValue()).isEqualTo(Protocol.ICMP);
        assertThat(robot.lookup("#ping-size").queryTextInputControl().getText()).isEqualTo("1500");
    }

    @Test
    void whoeverBeginsAQuestionClicksOnItsOtherEnd(FxRobot robot) {
        ask(robot, "red", "192.168.15.5");
        robot.interact(() -> tool.to("blue"));
        assertThat(tool.model().answer().get()).as("what was asked before").isNull();
        robot.interact(() -> bench.selection.set("red"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(answer().question()).isEqualTo(new PingQuestion("red", "blue", Probe.PING));
        robot.interact(() -> bench.selection.set("v-net-0"));
        assertThat(answer().question().from()).as("one click is one question").isEqualTo("red");
    }

    @Test
    void whatIsMissingIsAskedForRatherThanNothingSent(FxRobot robot) {
        robot.interact(() -> tool.to("blue"));
        robot.interact(() -> robot.lookup("#ping-from").queryComboBox().hide());
        robot.interact(() -> robot.lookup("#ping-send").queryButton().fire());
        assertThat(robot.lookup("#ping-from").queryComboBox().isShowing()).isTrue();
    }

    @Test
    void whatIsNoNodeAndNoAddressIsSaidToBeSo(FxRobot robot) {
        ask(robot, "red", "nobody");
        assertThat(tool.model().answer().get()).isNull();
        assertThat(robot.lookup("#verdict").lookup(".verdict-text").queryLabeled().getText()).contains("nobody");
    }

    @Test
    void everyCellOfTheMatrixOpensItsExplanation(FxRobot robot) {
        TableCell<?, ?> cell = robot.lookup("#matrix")
                .lookup(".table-cell")
                .match((TableCell<?, ?> c) -> "✕".equals(c.getText()))
                .query();
        robot.clickOn(cell);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(answer().explanation().reachable()).isFalse();
    }

    @Test
    void theMatrixFollowsTheDrawing(FxRobot robot) {
        assertThat(robot.lookup("#matrix").lookup(".reach-none").queryAll()).isNotEmpty();
        robot.interact(() -> bench.document.apply(Edits.changeEnd(LAB.cables().getLast().b().id(), e -> e.withUp(true))));
        robot.interact(bench.background::pass);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#matrix").lookup(".reach-none").queryAll()).isEmpty();
        assertThat(robot.lookup("#matrix").lookup(".reach-all").queryAll()).isNotEmpty();
    }

    @Test
    void aBigDrawingsMatrixSaysWhatItLeavesOutAndShowsWhatIsSelected(FxRobot robot) {
        robot.interact(() -> {
            Topology big = bench.document.now();
            for (int i = 0; i < MatrixModel.MOST_NODES + 5; i++) {
                big = big.withNode(Namespace.of("n" + i));
            }
            Topology drawn = big;
            bench.document.apply(Edit.of(EditName.of("take", "much"), t -> drawn));
        });
        robot.interact(bench.background::pass);
        // Red, blue and 105 more.
        assertThat(robot.lookup("#matrix-many").queryLabeled().getText()).startsWith("7 more");
        robot.interact(() -> {
            bench.selection.set(List.of("red", "blue"));
            robot.lookup("#matrix-selected").queryAs(CheckBox.class).fire();
            bench.background.pass();
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#matrix").queryTableView().getItems()).hasToString("[red, blue]");
        assertThat(robot.lookup("#matrix-many").query().isVisible()).isFalse();
    }

    @Test
    void thePacketIsTakenAwayWhenNobodyAsksAnyMore(FxRobot robot) {
        ask(robot, "red", "blue");
        robot.interact(tool.model()::clear);
        assertThat(robot.lookup("#hops").queryListView().getItems()).isEmpty();
        assertThat(Objects.requireNonNull(robot.lookup("#packet").tryQuery().orElse(null)).getParent().isVisible())
                .isFalse();
    }
}
