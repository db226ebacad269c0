package dev.vethwork.ui.shell;

import dev.vethwork.ui.Texts;
import dev.vethwork.waiting.Eventually;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Answers the dialogs that ask something. */
public final class Asked {
    private Asked() {}

    public static void until(Callable<Boolean> condition) throws Exception {
        // Long enough for a machine with other things to do; who is done sooner waits no longer.
        WaitForAsyncUtils.waitFor(Eventually.SECONDS, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Presses a button, once there is one. @param text its text's key */
    public static void press(FxRobot robot, String text) throws Exception {
        until(() -> button(text).isPresent());
        robot.interact(() -> button(text).orElseThrow().fire());
    }

    /** What is asked, once something is. @param yes the text's key of the button that agrees */
    public static String question(String yes) throws Exception {
        until(() -> button(yes).isPresent());
        return WaitForAsyncUtils.waitForAsyncFx(Eventually.MILLIS, () -> panes()
                .filter(pane -> button(pane, yes).findFirst().isPresent())
                .map(DialogPane::getContentText)
                .findFirst()
                .orElseThrow());
    }

    private static Stream<DialogPane> panes() {
        return Window.getWindows().stream()
                .filter(Window::isShowing)
                .map(w -> w.getScene().getRoot())
                .filter(DialogPane.class::isInstance)
                .map(DialogPane.class::cast);
    }

    private static Optional<Button> button(String text) {
        return panes().flatMap(pane -> button(pane, text)).findFirst();
    }

    private static Stream<Button> button(DialogPane in, String text) {
        return Stream.of(in).flatMap(pane -> pane.getButtonTypes().stream()
                        .filter(type -> type.getText().equals(Texts.get(text)))
                        .map(pane::lookupButton))
                .map(Button.class::cast);
    }
}
