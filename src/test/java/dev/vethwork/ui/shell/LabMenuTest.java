package dev.vethwork.ui.shell;

import static dev.vethwork.ui.shell.Asked.press;
import static dev.vethwork.ui.shell.Asked.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.edit.Edits;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.Probe;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.ui.canvas.CanvasTool;
import dev.vethwork.waiting.Eventually;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import org.controlsfx.control.NotificationPane;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** With a real sandbox behind the window. */
@NeedsSandbox
public class LabMenuTest extends SandboxMenuBench {
    @Test
    @Chooses("deploy")
    void whatIsBeingWrittenIsDeployedTooAndTheNextLetterIsATool(FxRobot robot) throws Exception {
        select(robot, "red:eth0");
        robot.interact(() -> {
            TextField field = robot.lookup(".cell-address").queryAs(TextField.class);
            field.requestFocus();
            field.setText("10.0.0.7/24");
        });
        choose("deploy");
        until(() -> session().deployed().get() && session().plan().get().isEmpty());
        assertThat(now().cables().getFirst().a().addresses().getFirst().text()).isEqualTo("10.0.0.7/24");
        robot.push(KeyCode.P);
        until(() -> canvas().tool().get() == CanvasTool.PING);
    }

    @Test
    void afterAFixThatIsClickedALetterIsAToolOnTheDrawing(FxRobot robot) throws Exception {
        robot.interact(() -> {
            document().apply(Edits.changeEnd(new EndId("red", "eth0"), e -> e.withAddresses(List.of(InterfaceAddress.parse("10.0.0.1")))));
            canvas().requestFocus();
        });
        robot.clickOn("#tab-problems");
        until(() -> robot.lookup(".fix-button").tryQuery().isPresent());
        robot.clickOn(".fix-button");
        until(() -> now().equals(DRAWN) && robot.lookup(".fix-button").tryQuery().isEmpty());
        robot.push(KeyCode.P);
        until(() -> canvas().tool().get() == CanvasTool.PING);
    }

    @Test
    void theSamePingAskedOnceMoreIsShownAgain(FxRobot robot) throws Exception {
        TabPane tabs = robot.lookup("#tabs").queryAs(TabPane.class);
        robot.interact(() -> canvas().requests().ping("red", "blue"));
        until(() -> "tab-ping".equals(tabs.getSelectionModel().getSelectedItem().getId()));
        until(() -> robot.lookup("#verdict-message").tryQuery().isPresent());
        robot.interact(() -> tabs.getSelectionModel().selectFirst());
        robot.interact(() -> canvas().requests().ping("red", "blue"));
        until(() -> "tab-ping".equals(tabs.getSelectionModel().getSelectedItem().getId()));
    }

    @Test
    @Chooses({"deploy", "refresh", "teardown"})
    void aLabIsDeployedReadAgainAndTakenDown(FxRobot robot) throws Exception {
        assertThat(canBeChosen("teardown")).isFalse();
        choose("deploy");
        until(() -> session().deployed().get() && session().plan().get().isEmpty());
        assertThat(canBeChosen("target.host")).as("it is in the sandbox").isFalse();
        try (Target beside = targets().openExisting(LAB, Credentials.NONE).orElseThrow()) {
            List<String> argv = List.of("ip", "-n", "red", "addr", "add", "10.9.9.9/24", "dev", "eth0");
            assertThat(beside.execute(LAB, "", argv, Eventually.LONGEST).succeeded()).isTrue();
        }
        choose("refresh");
        until(() -> session().drift().get().items().size() == 1);
        choose("teardown");
        assertThat(session().deployed().get()).as("before it is agreed to").isTrue();
        press(robot, "teardown");
        until(() -> !session().deployed().get() && !session().busy().get());
        assertThat(targets().find(LAB)).isEmpty();
    }

    @Test
    @Chooses({"deploy", "shell", "shellOutside"})
    void aShellIsOpenedHereOrInOnesOwnTerminal(FxRobot robot) throws Exception {
        select(robot, "red");
        assertThat(canBeChosen("shell")).as("where nothing runs").isFalse();
        choose("deploy");
        until(() -> session().deployed().get() && canBeChosen("shell"));
        choose("shell");
        until(() -> shown("tabs").orElseThrow().lookup(".terminal") != null);
        assertThat(canBeChosen("shellOutside")).isTrue();
        // On a machine without a display nobody sees what it opens, or that there is none to open.
        choose("shellOutside");
    }

    @Test
    @Chooses({"deploy", "capture"})
    void packetsAreListedReadAndShownOnTheDrawing(FxRobot robot) throws Exception {
        assertThat(canBeChosen("capture")).as("before anything is deployed").isFalse();
        choose("deploy");
        until(() -> session().deployed().get() && session().plan().get().isEmpty());
        robot.interact(() -> shell.bench().selection().set("red"));
        choose("capture");
        TableView<?> list = robot.lookup("#packet-list").queryAs(TableView.class);
        TextField filter = robot.lookup("#packet-filter").queryAs(TextField.class);
        robot.interact(() -> filter.setText("icmp and host blue"));
        Button start = robot.lookup("#packet-start").queryAs(Button.class);
        until(() -> start.getText().equals("Stop"));
        until(() -> {
            robot.interact(() -> session().ping("red", "blue", Probe.PING));
            return list.getItems().size() >= 2;
        });
        robot.interact(() -> list.getSelectionModel().select(0));
        TreeView<?> layers = robot.lookup("#packet-layers").queryAs(TreeView.class);
        assertThat(layers.getRoot().getChildren().stream().map(item -> item.getValue().toString()))
                .anySatisfy(layer -> assertThat(layer).startsWith("IPv4"))
                .anySatisfy(layer -> assertThat(layer).contains("ICMP echo request 10.0.0.1 → 10.0.0.2"));
        assertThat(shell.bench().selection().highlighted()).contains("red", DRAWN.cables().getFirst().id());
        assertThat(robot.lookup("#packet-mark").query().getParent().isVisible()).isTrue();
        TabPane side = (TabPane) robot.lookup("#packet-layers").query().getScene().lookup("#packet-side");
        robot.interact(() -> side.getSelectionModel().select(1));
        until(() -> robot.lookup(".ladder-node").queryAllAs(Label.class).stream().anyMatch(n -> n.getText().equals("red")));
        robot.interact(() -> robot.lookup("#packet-why").queryAs(Button.class).fire());
        until(() -> robot.lookup("#hops").queryAs(ListView.class).getItems().size() > 1);
        robot.interact(() -> filter.setText("no such word"));
        until(() -> filter.getTooltip() != null);
        assertThat(filter.getTooltip().getText()).contains("no");
        robot.interact(start::fire);
        until(() -> start.getText().equals("Start"));
    }

    @Test
    @Chooses({"deploy", "traffic", "load"})
    void loadIsMadeAndItsTrafficShownInCharts(FxRobot robot) throws Exception {
        choose("deploy");
        until(() -> session().deployed().get() && session().plan().get().isEmpty());
        robot.interact(() -> shell.bench().selection().set("red"));
        choose("traffic");
        choose("load");
        robot.interact(() -> {
            robot.lookup("#load-from").<String>queryComboBox().setValue("red");
            robot.lookup("#load-to").<String>queryComboBox().getEditor().setText("blue");
            robot.lookup("#load-number").queryAs(TextField.class).setText("0.2");
            robot.lookup("#load-start").queryAs(Button.class).fire();
        });
        ListView<?> output = robot.lookup("#load-output").queryAs(ListView.class);
        until(() -> output.getItems().size() > 5);
        assertThat(robot.lookup("#load-command").queryAs(Label.class).getText())
                .isEqualTo("vethwork exec " + LAB + " red -- ping -n -i 0.2 10.0.0.2");
        robot.interact(() -> {
            TabPane inspector = robot.lookup("#inspector-tabs").queryAs(TabPane.class);
            inspector.getTabs().stream()
                    .filter(tab -> "tab-traffic".equals(tab.getId()))
                    .findFirst()
                    .ifPresent(inspector.getSelectionModel()::select);
        });
        until(() -> robot.lookup(".chart-title").queryAllAs(Label.class).stream()
                .anyMatch(title -> title.getText().startsWith("red:eth0") && title.getText().contains("kbit/s")));
        robot.interact(() -> robot.lookup("#load-start").queryAs(Button.class).fire());
        choose("traffic");
    }

    @Test
    @Chooses({"deploy", "weather"})
    void theWeatherOfACableIsTurnedOnTheRunningLab(FxRobot robot) throws Exception {
        Cable cable = DRAWN.cables().getFirst();
        assertThat(canBeChosen("weather")).as("with no cable chosen").isFalse();
        choose("deploy");
        until(() -> session().deployed().get() && session().plan().get().isEmpty());
        robot.interact(() -> shell.bench().selection().set(cable.id()));
        choose("weather");
        until(() -> robot.lookup("#weather-rate").tryQuery().isPresent());
        robot.interact(() -> {
            robot.lookup("#weather-live").queryAs(CheckBox.class).setSelected(true);
            TextField rate = robot.lookup("#weather-rate").queryAs(TextField.class);
            rate.setText("5mbit");
            rate.fireEvent(new ActionEvent());
        });
        assertThat(document().now().cable(cable.a().id()).orElseThrow().shaping().rate()).isEqualTo("5mbit");
        until(() -> queues().contains("rate 5Mbit"));
        assertThat(robot.lookup("#weather-commands").queryAs(Label.class).getText()).contains("tbf rate 5mbit");
        robot.interact(() -> robot.lookup("#weather-slide-rate").queryAs(Slider.class).setValue(0));
        until(() -> !queues().contains("tbf"));
        robot.interact(() -> {
            robot.lookup("#weather-side-first").queryAs(ToggleButton.class).fire();
            TextField loss = robot.lookup("#weather-loss").queryAs(TextField.class);
            loss.setText("2%");
            loss.fireEvent(new ActionEvent());
        });
        assertThat(document().now().cable(cable.a().id()).orElseThrow().a().shaping().loss()).isEqualTo("2%");
        until(() -> robot.lookup("#weather-commands").queryAs(Label.class).getText().matches("(?s).*(nft|loss 2%).*"));
        robot.interact(() -> robot.lookup("#weather-plugged").queryAs(CheckBox.class).fire());
        assertThat(document().now().cable(cable.a().id()).orElseThrow().ends()).noneMatch(CableEnd::up);
    }

    @Test
    @Chooses({"deploy", "mistake.links", "mistake.routes", "mistake.filters", "mistake.answer"})
    void aMistakeIsMadeInTheRunningLabItsAnswerIsKeptAndUndoTakesItBack(FxRobot robot) throws Exception {
        assertThat(canBeChosen("mistake.answer")).as("before there is a question").isFalse();
        choose("deploy");
        until(() -> session().deployed().get() && session().plan().get().isEmpty());
        choose("mistake.links");
        until(() -> !document().now().equals(DRAWN) && !session().busy().get() && session().plan().get().isEmpty());
        assertThat(said(robot)).contains("no longer reaches").doesNotContain("What mends it");
        assertThat(document().undoName()).isNotNull().extracting(name -> name.key()).isEqualTo("sow");
        choose("mistake.answer");
        until(() -> said(robot).contains("What mends it"));
        robot.interact(document()::undo);
        assertThat(document().now()).isEqualTo(DRAWN);
        for (String level : List.of("mistake.routes", "mistake.filters")) {
            until(() -> canBeChosen(level));
            choose(level);
            // Two neighbors on a cable have no routes to be wrong; that is said.
            until(() -> !document().now().equals(DRAWN) || said(robot).contains("no mistake of level"));
            until(() -> !session().busy().get());
            if (!document().now().equals(DRAWN)) {
                robot.interact(document()::undo);
            }
        }
        assertThat(document().now()).isEqualTo(DRAWN);
    }

    private String said(FxRobot robot) {
        return robot.lookup("#notifications").queryAs(NotificationPane.class).getText();
    }

    private String queues() throws TargetException {
        try (Target beside = targets().openExisting(LAB, Credentials.NONE).orElseThrow()) {
            return beside.execute(LAB, "red", List.of("tc", "qdisc", "show", "dev", "eth0"), Eventually.LONGEST)
                    .stdout();
        }
    }
}
