package dev.vethwork.ui.shell.window;

import static dev.vethwork.ui.shell.Asked.press;
import static dev.vethwork.ui.shell.Asked.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Targets;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.plan.Compiled;
import dev.vethwork.topology.Position;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.shell.MenuBench;
import dev.vethwork.waiting.Eventually;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Shells of a lab's nodes in the window, of a real sandbox. */
@NeedsSandbox
class ShellsTest extends MenuBench {
    private static final String LAB = DRAWN.name();
    private static final int LONGEST_SECONDS = 40;

    @Override
    public Targets targets() {
        return new LocalTargets(home.resolve("labs"));
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
        WaitForAsyncUtils.waitFor(
                LONGEST_SECONDS,
                TimeUnit.SECONDS,
                () -> session().deployed().get()
                        && !session().busy().get()
                        && session().observed().get().namespaces().containsKey("red"));
    }

    /** Two clicks so quick that no busy machine takes them for one and another. */
    private void doubleClick(String node) {
        Position centre = document().now().layout().get(node);
        Point2D in = canvas().drawing().localToParent(centre.x(), centre.y());
        Point2D on = canvas().localToScreen(in);
        Point2D at = canvas().localToScene(in);
        canvas().fireEvent(new MouseEvent(
                MouseEvent.MOUSE_CLICKED, at.getX(), at.getY(), on.getX(), on.getY(), MouseButton.PRIMARY, 2, false,
                false, false, false, true, false, false, false, false, true, null));
    }

    private void doubleClick(FxRobot robot, String node) {
        robot.interact(() -> doubleClick(node));
    }

    private List<Node> terminals() {
        return Window.getWindows().stream()
                .filter(w -> w.isShowing() && w.getScene() != null)
                .flatMap(w -> w.getScene().getRoot().lookupAll(".terminal").stream())
                .toList();
    }

    private static String text(Node terminal) {
        return String.valueOf(terminal.queryAccessibleAttribute(AccessibleAttribute.TEXT));
    }

    /** The only terminal, once it says this. */
    private Node says(String words) throws Exception {
        try {
            WaitForAsyncUtils.waitFor(
                    LONGEST_SECONDS, TimeUnit.SECONDS, () -> terminals().stream().anyMatch(t -> text(t).contains(words)));
        } catch (TimeoutException e) {
            throw new AssertionError("nobody says " + words + " but " + terminals().stream().map(ShellsTest::text).toList(), e);
        }
        return WaitForAsyncUtils.waitForAsyncFx(Eventually.MILLIS, () -> terminals().stream()
                .filter(t -> text(t).contains(words))
                .findFirst()
                .orElseThrow());
    }

    private static void line(FxRobot robot, String line) {
        robot.write(line, 0);
        robot.type(KeyCode.ENTER);
    }

    private List<String> tabs() {
        return WaitForAsyncUtils.waitForAsyncFx(Eventually.MILLIS, () -> ((TabPane) shell.window().lookup("#tabs"))
                .getTabs().stream()
                        .filter(t -> t.getId().startsWith("tab-shell"))
                        .map(Tab::getText)
                        .toList());
    }

    /** Of the only tab's menu, which is not shown: the screen that there is none of ends below the terminal. */
    private void choose(FxRobot robot, String id) {
        robot.interact(() -> ((TabPane) shell.window().lookup("#tabs"))
                .getTabs().stream()
                        .filter(t -> t.getId().startsWith("tab-shell"))
                        .flatMap(t -> t.getContextMenu().getItems().stream())
                        .filter(item -> id.equals(item.getId()))
                        .findFirst()
                        .orElseThrow()
                        .fire());
    }

    private static String question(FxRobot robot) throws Exception {
        until(() -> robot.lookup(".dialog-pane").tryQuery().isPresent());
        return robot.lookup(".dialog-pane").queryAs(DialogPane.class).getContentText();
    }

    @Test
    void aDoubleClickOnADeployedNodeOpensAShellInIt(FxRobot robot) throws Exception {
        deploy(robot);
        doubleClick(robot, "red");
        says("[red]");
        assertThat(tabs()).containsExactly("red");
        line(robot, "ip -br addr show eth0 | tr a-z A-Z; echo $((40 + 2))");
        says("10.0.0.1/24");
        says("ETH0@");
        says("\n42\n");
        assertThat(now()).as("letters are no commands of the window").isEqualTo(DRAWN);
    }

    @Test
    void noLetterTypedAfterTheDoubleClickIsACommandOfTheWindow(FxRobot robot) throws Exception {
        deploy(robot);
        robot.interact(() -> {
            doubleClick("red");
            Node keyboard = canvas().getScene().getFocusOwner();
            assertThat(keyboard.getStyleClass()).as("whose the keyboard is at once").contains("terminal");
            for (String letter : List.of("e", "c", "h", "o", " ", "n", "b")) {
                Event.fireEvent(keyboard, new KeyEvent(KeyEvent.KEY_TYPED, letter, "", KeyCode.UNDEFINED, false, false, false, false));
            }
        });
        Node terminal = says("echo nb");
        robot.clickOn("#tab-commands").clickOn("#tab-shell-red");
        until(terminal::isFocused);
    }

    @Test
    void aDoubleClickOnWhatIsNotDeployedRenamesIt(FxRobot robot) {
        doubleClick(robot, "red");
        assertThat(robot.lookup("#rename").queryAs(TextField.class).getText()).isEqualTo("red");
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void koreanIsShownWholeAndCopiedWhole(FxRobot robot) throws Exception {
        deploy(robot);
        doubleClick(robot, "red");
        says("[red]");
        line(robot, "printf '\\352\\260\\200\\353\\202\\230|\\n'");
        says("가나|");
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.A).type(KeyCode.C).release(KeyCode.SHIFT, KeyCode.CONTROL);
        assertThat(WaitForAsyncUtils.waitForAsyncFx(Eventually.MILLIS, () -> Clipboard.getSystemClipboard().getString()))
                .contains("\n가나|\n");
    }

    @Test
    void programsThatTakeTheWholeScreenWork(FxRobot robot) throws Exception {
        deploy(robot);
        doubleClick(robot, "red");
        says("[red]");
        line(robot, "cd " + home + " && vi -u NONE -N note.txt");
        says("~\n~");
        robot.write("ihello");
        says("hello\n~");
        robot.type(KeyCode.ESCAPE);
        line(robot, ":wq");
        says("[red]");
        line(robot, "cat note.txt | rev");
        says("olleh");
        line(robot, "top");
        says("PID");
        robot.write("q");
        line(robot, "echo back$((1+1))");
        says("back2");
    }

    @Test
    void aTeardownNamesWhatRunsInShellsFirstAndTheyEndWithTheirNodes(FxRobot robot) throws Exception {
        deploy(robot);
        doubleClick(robot, "red");
        says("[red]");
        line(robot, "echo beg''un; sleep 3600");
        says("begun");
        robot.clickOn("#tool-teardown");
        assertThat(question(robot)).contains("red: sleep 3600");
        press(robot, "cancel");
        assertThat(session().deployed().get()).isTrue();
        robot.clickOn("#tool-teardown");
        press(robot, "teardown");
        Node terminal = says("red is gone");
        until(() -> !session().busy().get());
        // Nobody is left there who would want the window's keys.
        AtomicInteger heard = new AtomicInteger();
        robot.interact(() -> {
            shell.window().addEventHandler(KeyEvent.KEY_PRESSED, key -> heard.addAndGet(key.isControlDown() ? 1 : 0));
            terminal.requestFocus();
        });
        robot.press(KeyCode.CONTROL).type(KeyCode.F12).release(KeyCode.CONTROL);
        assertThat(heard).hasPositiveValue();
        assertThat(targets().find(LAB)).isEmpty();
        assertThat(tabs()).containsExactly("red");
    }

    @Test
    void theKeyGoesToTheShellOfTheSelectedNodeAndBackToTheDrawing(FxRobot robot) throws Exception {
        deploy(robot);
        select(robot, "blue");
        robot.press(KeyCode.CONTROL).type(KeyCode.BACK_QUOTE).release(KeyCode.CONTROL);
        Node terminal = says("[blue]");
        until(terminal::isFocused);
        robot.press(KeyCode.CONTROL).type(KeyCode.BACK_QUOTE).release(KeyCode.CONTROL);
        until(() -> canvas().isFocused());
        robot.press(KeyCode.CONTROL).type(KeyCode.BACK_QUOTE).release(KeyCode.CONTROL);
        until(terminal::isFocused);
        assertThat(tabs()).containsExactly("blue");
        line(robot, "sleep 2; exit");
        until(() -> tabs().isEmpty());
    }

    @Test
    void aShellThatIsLeftAtOnceIsGone(FxRobot robot) throws Exception {
        deploy(robot);
        doubleClick(robot, "red");
        says("[red]");
        line(robot, "exit");
        until(() -> tabs().isEmpty());
    }

    @Test
    void anAddressThatIsFollowedSelectsItsElement(FxRobot robot) throws Exception {
        deploy(robot);
        doubleClick(robot, "red");
        says("[red]");
        line(robot, "clear; echo 10.0.0.2");
        Node terminal = says("10.0.0.2\n");
        // By an event, as a pointer without a screen has no keys held down.
        robot.interact(() -> terminal.fireEvent(new MouseEvent(
                MouseEvent.MOUSE_PRESSED, 20, 8, 20, 8, MouseButton.PRIMARY, 1,
                false, true, false, false, true, false, false, true, false, true, null)));
        until(() -> shell.bench().selection().elements().equals(Set.of("blue")));
    }

    @Test
    void aTabIsSplitAndShownInAWindowOfItsOwn(FxRobot robot) throws Exception {
        deploy(robot);
        doubleClick(robot, "red");
        says("[red]");
        choose(robot, "terminal-right");
        until(() -> terminals().stream().filter(t -> text(t).contains("[red]")).count() == 2);
        choose(robot, "terminal-detach");
        until(() -> tabs().isEmpty());
        Stage own = WaitForAsyncUtils.waitForAsyncFx(Eventually.MILLIS, () -> (Stage) terminals().getFirst().getScene().getWindow());
        assertThat(own).isNotEqualTo(shell.stage());
        robot.interact(own::hide);
        assertThat(tabs()).containsExactly("red");
        assertThat(terminals()).hasSize(2);
    }
}
