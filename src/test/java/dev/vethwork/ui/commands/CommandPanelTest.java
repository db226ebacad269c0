package dev.vethwork.ui.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.plan.ShellText;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.StepState;
import dev.vethwork.ui.panels.Bench;
import dev.vethwork.ui.panels.PanelText;
import dev.vethwork.ui.shell.NoTargets;
import dev.vethwork.waiting.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class CommandPanelTest {
    private final Bench bench = new Bench(Bench.lab());
    private Stage window;

    @Start
    void start(Stage stage) {
        window = stage;
        Bench.show(stage, new CommandPanel(bench.document, bench.selection, bench.session, bench.background), 900, 400);
    }

    /** As slow as can be. */
    private static final class Never implements Background {
        @Override
        public <T> void submit(Callable<? extends T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {}

        @Override
        public Pending after(Duration delay, Runnable action) {
            return () -> {};
        }

        @Override
        public void onWindow(Runnable action) {
            action.run();
        }
    }

    private static Label command(FxRobot robot, String text) {
        return robot.lookup(".command-text")
                .match((Label label) -> label.getText().equals(text))
                .queryAs(Label.class);
    }

    @Test
    void thePlanIsListed(FxRobot robot) {
        assertThat(command(robot, "ip netns add red")).isNotNull();
    }

    @Test
    void whatIsNotKnownYetIsNotNothing(FxRobot robot) {
        Document document = new Document(Bench.lab(), null);
        robot.interact(() -> {
            LabSession session = new LabSession(document, new NoTargets(), new Never());
            Bench.show(window, new CommandPanel(document, bench.selection, session, bench.background), 900, 400);
        });
        assertThat(robot.lookup("#commands .muted").queryAs(Label.class).getText()).isEqualTo(PanelText.get("commands.thinking"));
    }

    @Test
    void pointingAtACommandLightsUpItsElement(FxRobot robot) {
        robot.moveTo(command(robot, "ip netns add red"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(bench.selection.highlighted()).containsExactly("red");
    }

    @Test
    void pointingAtAnElementLightsUpItsCommands(FxRobot robot) {
        robot.interact(() -> bench.selection.highlight(Set.of("red")));
        javafx.scene.Node cell = command(robot, "ip netns add red");
        while (!(cell instanceof CommandCell)) {
            cell = cell.getParent();
        }
        assertThat(cell.getPseudoClassStates()).contains(PseudoClass.getPseudoClass("lit"));
    }

    @Test
    void aChosenCommandTellsWhyAndHowToTakeItBack(FxRobot robot) {
        robot.clickOn(command(robot, "ip netns add red"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".command-reason").queryAllAs(Label.class)).isNotEmpty();
        assertThat(robot.lookup(".command-undo").queryAllAs(Label.class)).isNotEmpty();
        assertThat(bench.selection.elements()).containsExactly("red");
    }

    @Test
    void theFilterHidesTheOthers(FxRobot robot) {
        robot.clickOn("#command-filter").write("192.168");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".command-text").queryAllAs(Label.class))
                .isNotEmpty()
                .allMatch(label -> label.getText().contains("192.168"));
    }

    @Test
    void groupedByElementAHeadingLightsItsElementUp(FxRobot robot) {
        robot.clickOn("#commands-by-element");
        Label heading = robot.lookup(".command-heading")
                .match((Label label) -> label.getText().startsWith("v-net-0"))
                .queryAs(Label.class);
        robot.moveTo(heading);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(bench.selection.highlighted()).containsExactly("v-net-0");
    }

    @Test
    void anElementSelectedElsewhereBringsItsCommandsIntoSight(FxRobot robot) {
        robot.interact(() -> bench.selection.set("host"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".command-element").queryAllAs(Label.class))
                .anyMatch(label -> label.getText().equals("host") && label.localToScene(0, 0).getY() < 400);
    }

    @Test
    void theReasonIsKoreanInAKoreanWindow(FxRobot robot) {
        Locale before = Locale.getDefault();
        try {
            robot.interact(() -> Locale.setDefault(Locale.KOREAN));
            robot.clickOn(command(robot, "ip netns add red"));
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(robot.lookup(".command-reason").queryAs(Label.class).getText()).contains("네트워크 스택");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aFailureIsToldInTheCommandsOwnWords(FxRobot robot) {
        StepState failed = bench.session.steps().getFirst().running().failed("RTNETLINK answers: File exists\n");
        robot.interact(() -> {
            CommandView view = new CommandView();
            view.show(new CommandRow.Command(1, failed), false);
            assertThat(view.lookup(".command-stderr")).isInstanceOfSatisfying(Label.class, label -> assertThat(label.getText())
                    .isEqualTo("RTNETLINK answers: File exists"));
        });
    }

    @Test
    void severalCommandsAreCopiedInTheirOrder(FxRobot robot) {
        ListView<?> list = robot.lookup("#commands").queryListView();
        String[] copied = {""};
        robot.interact(() -> {
            list.getSelectionModel().selectAll();
            list.requestFocus();
            list.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.C, false, true, false, false));
            copied[0] = Clipboard.getSystemClipboard().getString();
        });
        assertThat(copied[0].lines())
                .containsExactlyElementsOf(bench.session.steps().stream()
                        .map(s -> ShellText.line(s.step().argv()))
                        .toList());
    }

    @Test
    void theHeaderCountsWhatWillBeMade(FxRobot robot) {
        assertThat(robot.lookup("#count-create").queryAs(Label.class).getText()).matches("[1-9][0-9]* to create");
    }

    @Test
    void aFilterKeepsNothingFromTheCounts(FxRobot robot) {
        robot.clickOn("#command-filter").write("nothing has these words");
        robot.interact(() -> bench.session.steps().set(0, bench.session.steps().getFirst().done(Duration.ofMillis(7))));
        int all = bench.session.steps().size();
        assertThat(robot.lookup("#commands-run").queryAs(Label.class).getText()).isEqualTo("1/" + all + " · 7 ms");
        assertThat(robot.lookup("#count-create").queryAs(Label.class).getText()).matches("[1-9][0-9]* to create");
    }

    @Test
    void signAndNumberStayBesideALongCommandInANarrowWindow(FxRobot robot) throws Exception {
        narrow(robot);
        assertThat(all(".command-sign", Label.class))
                .isNotEmpty()
                .allSatisfy(sign -> assertThat(shown(sign)).isEqualTo(sign.getText()));
        robot.interact(() -> all(".command-number", Label.class).getFirst().setText("12345"));
        layOut(robot);
        assertThat(shown(all(".command-number", Label.class).getFirst())).isEqualTo("12345");
    }

    @Test
    void theToolsStandBesideTheCountsAndBelowThemWhereThereIsNoRoom(FxRobot robot) throws Exception {
        Node count = all("#count-create", Node.class).getFirst();
        Node tool = all("#commands-by-element", Node.class).getFirst();
        assertThat(tool.localToScene(tool.getBoundsInLocal()).getMinY())
                .isLessThan(count.localToScene(count.getBoundsInLocal()).getMaxY());
        narrow(robot);
        Bounds below = tool.localToScene(tool.getBoundsInLocal());
        assertThat(below.getMinY()).isGreaterThan(count.localToScene(count.getBoundsInLocal()).getMaxY());
        assertThat(below.getMaxX()).isLessThan(420);
    }

    /** Until the panel has become narrow, too, and is laid out. */
    private void narrow(FxRobot robot) throws Exception {
        robot.interact(() -> {
            // Tests of whole windows have had this stage before.
            window.setMinWidth(0);
            window.setWidth(420);
        });
        WaitForAsyncUtils.waitFor(Eventually.SECONDS, TimeUnit.SECONDS, () -> window.getScene().getWidth() <= 420);
        layOut(robot);
    }

    private void layOut(FxRobot robot) {
        robot.interact(() -> {
            window.getScene().getRoot().applyCss();
            window.getScene().getRoot().layout();
        });
    }

    /** Here, and in no other window. */
    private <T extends Node> List<T> all(String selector, Class<T> type) {
        return window.getScene().getRoot().lookupAll(selector).stream().map(type::cast).toList();
    }

    /** What of a label's text is painted. */
    private static String shown(Label label) {
        return ((Text) label.lookup(".text")).getText();
    }

    @Test
    void whatIsCopiedIsTheCommand(FxRobot robot) {
        robot.interact(() -> dev.vethwork.ui.panels.Clip.copy("ip netns add red"));
        String[] copied = {""};
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).isEqualTo("ip netns add red");
    }
}
