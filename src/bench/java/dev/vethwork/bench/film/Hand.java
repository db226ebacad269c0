package dev.vethwork.bench.film;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;

/**
 * A mouse and a keyboard, which the display's server takes for real ones. The pauses are for who looks at the film: nothing
 * relies on them.
 */
final class Hand {
    private static final int STEPS = 8;
    private static final int STEP_MILLIS = 14;
    private static final int REST_MILLIS = 120;
    /** As far as the pointer is taken away to be brought back. */
    private static final int ASIDE = 4;

    /** Characters that are no letters or digits, on the keyboard of the United States. */
    private static final Map<Character, KeyCode> PLAIN = Map.of(
            '.', KeyCode.PERIOD, '/', KeyCode.SLASH, '-', KeyCode.MINUS, ' ', KeyCode.SPACE, ',', KeyCode.COMMA, '=', KeyCode.EQUALS);
    private static final Map<Character, KeyCode> SHIFTED = Map.of(':', KeyCode.SEMICOLON, '_', KeyCode.MINUS);

    private final Robot robot = Window.on("a mouse", Robot::new);
    private final Camera camera;

    Hand(Camera camera) {
        this.camera = camera;
    }

    private void act(Runnable action) {
        Window.on("mouse and keys", () -> {
            action.run();
            return true;
        });
    }

    private void move(Point2D to) {
        Point2D from = Window.on("the pointer", robot::getMousePosition);
        for (int i = 1; i <= STEPS; i++) {
            Point2D now = from.interpolate(to, (double) i / STEPS);
            act(() -> robot.mouseMove(now));
            Window.rest(STEP_MILLIS);
            if (i == STEPS / 2) {
                camera.shot(Camera.BRIEFLY);
            }
        }
    }

    /** Moves there until the program knows it. */
    private void point(Aim aim) {
        Window.await("the pointer over " + aim.what(), () -> {
            Optional<Point2D> at = aim.at();
            if (at.isEmpty()) {
                return false;
            }
            move(at.get());
            if (Window.isSoon(aim::isPointedAt)) {
                // Where it went on meanwhile, it is followed.
                return aim.at().equals(at);
            }
            move(at.get().add(ASIDE, ASIDE));
            return false;
        });
    }

    private void press() {
        act(() -> robot.mousePress(MouseButton.PRIMARY));
        Window.rest(STEP_MILLIS);
    }

    private void release() {
        act(() -> robot.mouseRelease(MouseButton.PRIMARY));
        Window.rest(REST_MILLIS);
        camera.shot(Camera.AWHILE);
    }

    void click(Aim aim) {
        point(aim);
        camera.shot(Camera.BRIEFLY);
        press();
        release();
    }

    /** Clicks on what this finds, scrolled into sight. */
    void click(Supplier<Node> wanted) {
        bringIntoSight(wanted.get());
        click(Aim.control(wanted));
    }

    /** @param to where nothing knows of the pointer while something hangs from it */
    void drag(Aim from, Supplier<Point2D> to) {
        point(from);
        Point2D begun = Window.on("the pointer", robot::getMousePosition);
        press();
        move(begun.interpolate(to.get(), 0.6));
        move(to.get());
        camera.shot(Camera.BRIEFLY);
        release();
    }

    /** Turns the wheel over something until something else is in sight. */
    private void bringIntoSight(Node node) {
        Window.Hidden hidden = Window.hidden(node);
        if (hidden == null) {
            return;
        }
        Window.middle(hidden.pane()).ifPresent(this::move);
        for (int i = 0; i < 80 && hidden != null; i++) {
            int way = hidden.way();
            act(() -> robot.mouseWheel(way));
            Window.rest(40);
            hidden = Window.hidden(node);
        }
        Window.rest(REST_MILLIS);
    }

    void keys(KeyCode... held) {
        act(() -> {
            for (KeyCode key : held) {
                robot.keyPress(key);
            }
            for (int i = held.length - 1; i >= 0; i--) {
                robot.keyRelease(held[i]);
            }
        });
        Window.rest(STEP_MILLIS);
    }

    private void write(String text) {
        for (char c : text.toCharArray()) {
            KeyCode plain = Character.isLetterOrDigit(c) ? KeyCode.getKeyCode(String.valueOf(Character.toUpperCase(c))) : PLAIN.get(c);
            if (plain == null) {
                keys(KeyCode.SHIFT, Objects.requireNonNull(SHIFTED.get(c), "no key for " + c));
            } else if (Character.isUpperCase(c)) {
                keys(KeyCode.SHIFT, plain);
            } else {
                keys(plain);
            }
        }
        Window.rest(REST_MILLIS);
    }

    /** Writes into a field in place of what is there, and ends with Enter. What was made anew under its hands is written into again. */
    void fill(Supplier<Node> wanted, String text) {
        Window.await(text + " in a field", () -> {
            click(wanted);
            return replace(() -> (TextInputControl) wanted.get(), text);
        });
        keys(KeyCode.ENTER);
        camera.shot(Camera.AWHILE);
    }

    /** Writes in place of what is in a field that has the keyboard. @return whether it is so then */
    boolean replace(Supplier<TextInputControl> field, String text) {
        if (!Window.isSoon(() -> Window.on("a field", () -> field.get().isFocused()))) {
            return false;
        }
        keys(KeyCode.CONTROL, KeyCode.A);
        write(text);
        return Window.isSoon(() -> Window.on("a field", () -> field.get().getText().equals(text)));
    }
}
