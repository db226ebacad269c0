package dev.vethwork.bench.film;

import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;

/** A mouse and a keyboard, which the display's server takes for real ones. */
final class Hand {
    private static final int STEPS = 8;
    private static final int STEP_MILLIS = 14;
    private static final int REST_MILLIS = 120;
    private static final int TRIES = 3;
    private static final int LOOKS = 25;

    /** Characters that are no letters or digits, on the keyboard of the United States. */
    private static final Map<Character, KeyCode> PLAIN = Map.of(
            '.', KeyCode.PERIOD, '/', KeyCode.SLASH, '-', KeyCode.MINUS, ' ', KeyCode.SPACE, ',', KeyCode.COMMA, '=', KeyCode.EQUALS);
    private static final Map<Character, KeyCode> SHIFTED = Map.of(':', KeyCode.SEMICOLON, '_', KeyCode.MINUS);

    private final Robot robot = Window.on(Robot::new);
    private final Camera camera;

    Hand(Camera camera) {
        this.camera = camera;
    }

    Point2D at() {
        return Window.on(robot::getMousePosition);
    }

    void move(Point2D to) {
        Point2D from = at();
        for (int i = 1; i <= STEPS; i++) {
            Point2D now = from.interpolate(to, (double) i / STEPS);
            Window.on(() -> {
                robot.mouseMove(now);
                return now;
            });
            Window.rest(STEP_MILLIS);
            if (i == STEPS / 2) {
                camera.shot(at(), Camera.BRIEFLY);
            }
        }
    }

    void press() {
        Window.on(() -> {
            robot.mousePress(MouseButton.PRIMARY);
            return true;
        });
        Window.rest(STEP_MILLIS);
    }

    void release() {
        Window.on(() -> {
            robot.mouseRelease(MouseButton.PRIMARY);
            return true;
        });
        Window.rest(REST_MILLIS);
    }

    void click(Point2D at) {
        move(at);
        camera.shot(at, Camera.BRIEFLY);
        press();
        release();
        camera.shot(at, Camera.AWHILE);
    }

    void twice(Point2D at) {
        move(at);
        for (int i = 0; i < 2; i++) {
            press();
            Window.on(() -> {
                robot.mouseRelease(MouseButton.PRIMARY);
                return true;
            });
        }
        Window.rest(REST_MILLIS);
        camera.shot(at, Camera.AWHILE);
    }

    void drag(Point2D from, Point2D to) {
        move(from);
        press();
        move(from.interpolate(to, 0.6));
        move(to);
        camera.shot(to, Camera.BRIEFLY);
        release();
        camera.shot(to, Camera.AWHILE);
    }

    /** Turns the wheel over something until something else is in sight. */
    void bringIntoSight(Node node) {
        Window.Hidden hidden = Window.hidden(node);
        if (hidden == null) {
            return;
        }
        move(Window.middle(hidden.pane()));
        for (int i = 0; i < 80 && hidden != null; i++) {
            int way = hidden.way();
            Window.on(() -> {
                robot.mouseWheel(way);
                return way;
            });
            Window.rest(40);
            hidden = Window.hidden(node);
        }
        Window.rest(REST_MILLIS);
    }

    /**
     * Clicks on what this finds, which is looked for again where it was made anew meanwhile, and pressed only once the window knows
     * that the pointer is over it.
     */
    void click(Supplier<Node> wanted) {
        Node node = wanted.get();
        for (int i = 0; i < TRIES; i++) {
            bringIntoSight(node);
            move(Window.middle(node));
            if (Window.isPointedAt(node)) {
                break;
            }
            node = wanted.get();
        }
        Point2D at = at();
        camera.shot(at, Camera.BRIEFLY);
        press();
        release();
        camera.shot(at, Camera.AWHILE);
    }

    void keys(KeyCode... held) {
        Window.on(() -> {
            for (KeyCode key : held) {
                robot.keyPress(key);
            }
            for (int i = held.length - 1; i >= 0; i--) {
                robot.keyRelease(held[i]);
            }
            return true;
        });
        Window.rest(REST_MILLIS);
    }

    void write(String text) {
        for (char c : text.toCharArray()) {
            KeyCode plain = Character.isLetterOrDigit(c) ? KeyCode.getKeyCode(String.valueOf(Character.toUpperCase(c))) : PLAIN.get(c);
            if (plain == null) {
                keysQuickly(KeyCode.SHIFT, java.util.Objects.requireNonNull(SHIFTED.get(c), "no key for " + c));
            } else if (Character.isUpperCase(c)) {
                keysQuickly(KeyCode.SHIFT, plain);
            } else {
                keysQuickly(plain);
            }
        }
        Window.rest(REST_MILLIS);
    }

    private void keysQuickly(KeyCode... keys) {
        Window.on(() -> {
            for (KeyCode key : keys) {
                robot.keyPress(key);
            }
            for (int i = keys.length - 1; i >= 0; i--) {
                robot.keyRelease(keys[i]);
            }
            return true;
        });
        Window.rest(STEP_MILLIS);
    }

    /** Writes into a field in place of what is there, and ends with Enter. A slow display may lose a key: then once more. */
    void fill(Supplier<Node> wanted, String text) {
        for (int i = 0; i < TRIES; i++) {
            click(wanted);
            keys(KeyCode.CONTROL, KeyCode.A);
            write(text);
            if (isWritten((TextInputControl) wanted.get(), text)) {
                break;
            }
        }
        keys(KeyCode.ENTER);
        camera.shot(at(), Camera.AWHILE);
    }

    /** Waits for keys that are still on their way. */
    private static boolean isWritten(TextInputControl field, String text) {
        for (int looks = 0; looks < LOOKS && !Window.on(field::getText).equals(text); looks++) {
            Window.rest(REST_MILLIS);
        }
        return Window.on(field::getText).equals(text);
    }
}
