package dev.vethwork.ui.shell.dialog;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Window;

/** Where all of a window is seen. */
final class OnScreen {
    private OnScreen() {}

    /** What the desktop leaves of the screen that a window begins on. */
    static Rectangle2D of(Window window) {
        return Screen.getScreensForRectangle(window.getX(), window.getY(), 1, 1).stream()
                .findFirst()
                .orElse(Screen.getPrimary())
                .getVisualBounds();
    }

    /** Puts a window back that hangs over the edge of its screen; one that is larger begins where the screen does. */
    static void keep(Window window) {
        Rectangle2D screen = of(window);
        window.setX(within(window.getX(), window.getWidth(), screen.getMinX(), screen.getMaxX()));
        window.setY(within(window.getY(), window.getHeight(), screen.getMinY(), screen.getMaxY()));
    }

    static double within(double at, double size, double from, double to) {
        return Math.clamp(at, from, Math.max(from, to - size));
    }
}
