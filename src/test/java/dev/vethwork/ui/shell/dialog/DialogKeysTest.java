package dev.vethwork.ui.shell.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.format.TopologyFormat;
import dev.vethwork.lab.drawing.Importing;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.FxBackground;
import dev.vethwork.ui.shell.Asked;
import dev.vethwork.ui.shell.FilePrompt;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Every dialog is used without a pointer. */
@ExtendWith(ApplicationExtension.class)
class DialogKeysTest extends DialogBench {
    /** More than there is to be reached in any dialog. */
    private static final int ROUND = 80;
    /** What stands in one row does not begin at the same height to the pixel. */
    private static final double SAME_ROW = 14;

    private final List<String> wrong = new ArrayList<>();

    @BeforeEach
    void open(FxRobot robot) throws Exception {
        Topology drawing = TopologyFormat.read(Path.of("sample-topologies/12-firewall-dmz.vethwork.json"));
        robot.interact(() -> shell.bench().document().open(drawing, null));
    }

    @Test
    void tabReachesAllOfItInTheOrderOfReading() throws Exception {
        new EveryDialog(windows, shell, (name, dialog) -> onWindow(() -> goRound(name, dialog))).open();
        assertThat(wrong).isEmpty();
    }

    @Test
    void escapeClosesIt() throws Exception {
        new EveryDialog(windows, shell, (name, dialog) -> closes(name, dialog, KeyCode.ESCAPE)).open();
        assertThat(wrong).isEmpty();
    }

    @Test
    void enterDoesWhatItIsFor() throws Exception {
        new EveryDialog(windows, shell, (name, dialog) -> {
            if (onWindow(() -> offersSomething(dialog))) {
                closes(name, dialog, KeyCode.ENTER);
            }
        }).open();
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsOpenAlreadyComesToTheFront() throws Exception {
        Dialogs dialogs = new Dialogs(shell.stage(), FilePrompt.DESKTOP);
        onWindow(() -> {
            dialogs.report(Importing.text("lab", "ip link frobnicate\n").report());
            dialogs.commands(new FxBackground(), made -> {}).show("ip netns add red");
            return true;
        });
        onWindow(() -> {
            dialogs.report(Importing.text("lab", "ip link obfuscate\n").report());
            dialogs.commands(new FxBackground(), made -> {}).show("");
            return true;
        });
        assertThat(onWindow(() -> Window.getWindows().size())).isEqualTo(3);
        assertThat(onWindow(() -> ((ListView<?>) found("#report-lines")).getItems().toString())).contains("obfuscate").doesNotContain("frobnicate");
        assertThat(onWindow(() -> ((TextArea) found("#pasted-commands")).getText())).isEqualTo("ip netns add red");
        assertThat(onWindow(() -> ((TextArea) found("#pasted-commands")).getWidth())).as("room for commands").isGreaterThan(300);
    }

    private static Node found(String id) {
        return Window.getWindows().stream()
                .map(w -> w.getScene().lookup(id))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private static <T> T onWindow(java.util.concurrent.Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(Eventually.MILLIS, question);
    }

    private void closes(String name, Window dialog, KeyCode key) {
        WaitForAsyncUtils.waitForFxEvents();
        onWindow(() -> {
            press(dialog, key);
            return true;
        });
        try {
            Asked.until(() -> !dialog.isShowing());
        } catch (Exception e) {
            wrong.add(name + " stays after " + key + ", with the keyboard at " + dialog.getScene().getFocusOwner());
        }
    }

    /** Whether there is something else to do than to leave, and it can be done as it stands. In a text Enter begins a line. */
    private static boolean offersSomething(Window dialog) {
        return dialog.getScene().getRoot() instanceof DialogPane pane
                && !(dialog.getScene().getFocusOwner() instanceof TextArea)
                && pane.getButtonTypes().stream()
                        .map(pane::lookupButton)
                        .anyMatch(b -> b instanceof Button button && (button.isDefaultButton() || pane.getButtonTypes().size() == 1) && !button.isDisabled());
    }

    private static void press(Window dialog, KeyCode key) {
        Node at = dialog.getScene().getFocusOwner();
        Event.fireEvent(
                at == null ? dialog.getScene().getRoot() : at,
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
        Node then = dialog.getScene() == null ? null : dialog.getScene().getFocusOwner();
        if (then != null && dialog.isShowing()) {
            Event.fireEvent(then, new KeyEvent(KeyEvent.KEY_RELEASED, "", "", key, false, false, false, false));
        }
    }

    private boolean goRound(String name, Window dialog) {
        Set<Node> reached = new LinkedHashSet<>();
        for (int i = 0; i < ROUND; i++) {
            Node owner = dialog.getScene().getFocusOwner();
            if (owner == null) {
                wrong.add(name + " has nothing with the keyboard");
                return false;
            }
            if (!reached.add(owner)) {
                break;
            }
            // In a text that may have tabs, the key with Ctrl goes on.
            Event.fireEvent(owner, new KeyEvent(
                    KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, false, owner instanceof TextArea, false, false));
        }
        focusable(dialog.getScene().getRoot())
                .filter(node -> !reached.contains(node))
                .forEach(node -> wrong.add(name + ": Tab does not reach " + node));
        Node last = null;
        for (Node node : reached) {
            if (last != null && isBefore(node, last) && !isTopmost(node, reached)) {
                wrong.add(name + ": after " + last + " comes " + node);
            }
            last = node;
        }
        return true;
    }

    /** Whether whoever reads comes to the one before the other. */
    private static boolean isBefore(Node one, Node other) {
        Bounds a = one.localToScene(one.getBoundsInLocal());
        Bounds b = other.localToScene(other.getBoundsInLocal());
        boolean above = a.getMinY() < b.getMinY() - SAME_ROW;
        boolean sameRow = Math.abs(a.getMinY() - b.getMinY()) <= SAME_ROW;
        return above && a.getMinX() < b.getMaxX() || sameRow && a.getMinX() < b.getMinX();
    }

    /** Where the round begins anew. */
    private static boolean isTopmost(Node node, Set<Node> all) {
        return all.stream().noneMatch(any -> isBefore(any, node));
    }

    private static Stream<Node> focusable(Node node) {
        if (!node.isVisible() || node.isDisabled() || node instanceof IndexedCell) {
            return Stream.empty();
        }
        if (node.isFocusTraversable()) {
            return Stream.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(DialogKeysTest::focusable)
                : Stream.empty();
    }
}
