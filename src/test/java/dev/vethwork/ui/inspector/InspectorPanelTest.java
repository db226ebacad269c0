package dev.vethwork.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.edit.Edits;
import dev.vethwork.net.Endpoint;
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Note;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.Published;
import dev.vethwork.ui.panels.Bench;
import dev.vethwork.waiting.Eventually;
import impl.org.controlsfx.skin.AutoCompletePopup;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class InspectorPanelTest {
    private final Bench bench = new Bench(Bench.lab());

    @Start
    void start(Stage stage) {
        Bench.show(stage, new InspectorPanel(bench.document, bench.selection, bench.session, bench.session::deploy), 420, 900);
    }

    private void select(FxRobot robot, String... ids) {
        robot.interact(() -> bench.selection.set(Set.of(ids)));
    }

    /** As a person does, without the time that a pointer takes to get there. */
    private static void type(FxRobot robot, String field, String text) {
        TextField into = robot.lookup(field).match(Node::isVisible).queryAs(TextField.class);
        robot.interact(() -> {
            into.requestFocus();
            into.setText(text);
            into.fireEvent(new ActionEvent());
        });
    }

    private static void press(FxRobot robot, String button) {
        ButtonBase pressed = robot.lookup(button).queryAs(ButtonBase.class);
        robot.interact(pressed::fire);
    }

    @Test
    void typingABadAddressShowsTheReasonBesideTheField(FxRobot robot) {
        select(robot, "red:veth-red");
        type(robot, ".cell-address", "192.168.15.300/24");
        assertThat(errors(robot)).anyMatch(text -> text.contains("192.168.15.300") && text.contains("write one like"));
        assertThat(bench.document.now()).isEqualTo(Bench.lab());
    }

    @Test
    void aGoodAddressIsInTheDrawingOnEnter(FxRobot robot) {
        select(robot, "red:veth-red");
        type(robot, ".cell-address", "192.168.15.1/24");
        assertThat(errors(robot)).isEmpty();
        assertThat(bench.document.now().cables().getFirst().a().addresses().getFirst().text())
                .isEqualTo("192.168.15.1/24");
    }

    @Test
    void theTitleOfASectionIsAsItIsWritten(FxRobot robot) {
        robot.interact(() -> bench.document.apply(Edits.addNode(Internet.of("internet"), new Position(0, 0))));
        select(robot, "internet");
        assertThat(robot.lookup("#section-uplink").queryAs(TitledPane.class).getText()).isEqualTo("Way to the machine's network");
    }

    @Test
    void anEndThatIsFoldedAwayLeavesTheOtherOpen(FxRobot robot) {
        select(robot, "red:veth-red");
        robot.interact(() -> ends(robot).getFirst().setExpanded(false));
        select(robot, "red");
        select(robot, "red:veth-red");
        assertThat(ends(robot)).extracting(TitledPane::isExpanded).containsExactly(false, true);
    }

    private static List<TitledPane> ends(FxRobot robot) {
        return List.copyOf(robot.lookup("#section-end").queryAllAs(TitledPane.class));
    }

    @Test
    void aPortOfTheMachineIsPublishedByARow(FxRobot robot) {
        robot.interact(() -> bench.document.apply(Edits.addNode(Internet.of("internet"), new Position(0, 0))));
        select(robot, "internet");
        press(robot, "#add-published");
        type(robot, ".cell-machinePort", "8080");
        type(robot, ".cell-publishedTo", "192.168.15.2:80");
        assertThat(bench.document.now().node("internet").map(Internet.class::cast).orElseThrow().published())
                .containsExactly(new Published(Protocol.TCP, Published.LOOPBACK, 8080, Endpoint.parse("192.168.15.2:80")));
    }

    @Test
    void aRenamedNodeStaysSelected(FxRobot robot) {
        select(robot, "red");
        type(robot, "#field-name", "rouge");
        assertThat(bench.document.now().node("rouge")).isPresent();
        assertThat(bench.selection.elements()).containsExactly("rouge");
        assertThat(robot.lookup("#inspector-name").queryAs(Label.class).getText()).isEqualTo("rouge");
    }

    @Test
    void undoBringsTheOldValueBackIntoTheField(FxRobot robot) {
        select(robot, "red");
        press(robot, "#field-forwarding");
        assertThat(red().stack().forwarding()).isTrue();
        robot.interact(() -> bench.document.undo());
        assertThat(robot.lookup("#field-forwarding").queryAs(javafx.scene.control.CheckBox.class).isSelected())
                .isFalse();
    }

    @Test
    void anAddedRouteIsInTheDrawing(FxRobot robot) {
        select(robot, "red");
        press(robot, "#add-routes");
        type(robot, ".cell-via", "192.168.15.5");
        assertThat(red().stack().routes()).hasSize(1);
    }

    @Test
    void twoSelectedNodesAreChangedTogether(FxRobot robot) {
        select(robot, "red", "host");
        press(robot, "#field-forwarding");
        assertThat(bench.document.now().nodes().values().stream()
                        .filter(StackNode.class::isInstance)
                        .map(n -> ((StackNode) n).stack().forwarding()))
                .containsOnly(true);
    }

    @Test
    void aRouteAddedToSeveralIsOneStep(FxRobot robot) {
        select(robot, "red", "host");
        press(robot, "#add-routes");
        type(robot, ".cell-via", "192.168.15.5");
        assertThat(bench.document.now().nodes().values().stream()
                        .filter(StackNode.class::isInstance)
                        .map(n -> ((StackNode) n).stack().routes().size()))
                .containsOnly(1);
        robot.interact(() -> bench.document.undo());
        assertThat(bench.document.now()).isEqualTo(Bench.lab());
    }

    @Test
    void whatIsLikelyIsOfferedBelowTheField(FxRobot robot) throws Exception {
        takeAnOffer(robot);
        assertThat(robot.lookup(".cell-device").queryAs(TextField.class).getText()).isEqualTo("veth-red");
    }

    /** Types the beginning of a new route's device, and waits until offers stand below it. */
    private void beginARoute(FxRobot robot, String device) throws Exception {
        select(robot, "red");
        press(robot, "#add-routes");
        robot.interact(() -> robot.lookup(".cell-device").query().requestFocus());
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn(".cell-device").write(device);
        WaitForAsyncUtils.waitFor(Eventually.SECONDS, TimeUnit.SECONDS, () -> robot.listTargetWindows().stream()
                .anyMatch(AutoCompletePopup.class::isInstance));
    }

    private void takeAnOffer(FxRobot robot) throws Exception {
        beginARoute(robot, "ve");
        robot.type(KeyCode.DOWN, KeyCode.ENTER);
    }

    @Test
    void offersAreShownWithoutAWordOfTheStylesheetThatIsNotUnderstood(FxRobot robot) throws Exception {
        List<String> said = new CopyOnWriteArrayList<>();
        Handler ear = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                said.add(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger styles = Logger.getLogger("javafx.css");
        styles.addHandler(ear);
        try {
            takeAnOffer(robot);
        } finally {
            styles.removeHandler(ear);
        }
        assertThat(said).isEmpty();
    }

    @Test
    void enterTakesWhatWasTypedAndNotWhatIsLikeIt(FxRobot robot) throws Exception {
        beginARoute(robot, "v");
        robot.type(KeyCode.ENTER);
        assertThat(robot.lookup(".cell-device").queryAs(TextField.class).getText()).isEqualTo("v");
    }

    @Test
    void tabGoesOnToTheNextCellWhileOffersAreShown(FxRobot robot) throws Exception {
        beginARoute(robot, "v");
        robot.type(KeyCode.TAB);
        WaitForAsyncUtils.waitForFxEvents();
        robot.write("7");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".cell-device").queryAs(TextField.class).getText()).isEqualTo("v");
        assertThat(robot.lookup(".cell-metric").queryAs(TextField.class).getText()).isEqualTo("7");
    }

    @Test
    void aSelectedNoteIsWrittenInTheInspector(FxRobot robot) {
        robot.interact(() -> {
            bench.document.apply(Edits.addNote(new Note("here", 1, 2)));
            bench.selection.set("note#0");
        });
        type(robot, "#field-x", "40");
        assertThat(bench.document.now().notes()).containsExactly(new Note("here", 40, 2));
    }

    @Test
    void aTableThatIsEmptySaysWhy(FxRobot robot) {
        select(robot, "red");
        TabPane tabs = robot.lookup("#inspector-tabs").queryAs(TabPane.class);
        robot.interact(() -> tabs.getTabs().stream()
                .filter(t -> "tab-arp".equals(t.getId()))
                .forEach(tabs.getSelectionModel()::select));
        assertThat(robot.lookup("#live-arp .empty").queryAs(Label.class).getText()).startsWith("Not deployed yet");
    }

    private Namespace red() {
        return bench.document.now().node("red").map(Namespace.class::cast).orElseThrow();
    }

    private static java.util.List<String> errors(FxRobot robot) {
        return robot.lookup(".field-error").queryAllAs(Label.class).stream()
                .filter(Label::isVisible)
                .map(Label::getText)
                .toList();
    }
}
