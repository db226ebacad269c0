package dev.vethwork.ui.shell.window;

import dev.vethwork.settings.WindowState;
import dev.vethwork.ui.shell.Settings;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Where a window is on the screen, and how large. */
final class StagePlace {
    private static final double WIDTH = 1320;
    private static final double HEIGHT = 840;
    private static final double FRAME = 40;
    /** From one window to the next, so that both are seen. */
    private static final double STEP = 28;

    private final Stage stage;
    private final Settings settings;

    StagePlace(Stage stage, Settings settings) {
        this.stage = stage;
        this.settings = settings;
        stage.setMinWidth(720);
        stage.setMinHeight(480);
    }

    /** As large as a window is at first. */
    Scene scene(Parent content) {
        return new Scene(content, WIDTH, HEIGHT);
    }

    /** Where it was when the program was last used, if that is on a screen now; else no larger than the screen is. */
    void restore() {
        WindowState last = settings.window();
        Optional<Screen> seen = last.width() <= 0
                ? Optional.empty()
                : Screen.getScreensForRectangle(last.x(), last.y(), last.width(), last.height()).stream().findFirst();
        if (seen.isPresent()) {
            Rectangle2D there = within(
                    new Rectangle2D(last.x(), last.y(), last.width(), last.height()), seen.get().getVisualBounds());
            stage.setX(there.getMinX());
            stage.setY(there.getMinY());
            stage.setWidth(there.getWidth());
            stage.setHeight(there.getHeight());
            stage.setMaximized(last.maximized());
        } else {
            Rectangle2D room = Screen.getPrimary().getVisualBounds();
            // Less what the desktop puts around it.
            stage.setWidth(Math.min(WIDTH, room.getWidth() - FRAME));
            stage.setHeight(Math.min(HEIGHT, room.getHeight() - FRAME));
        }
    }

    /**
     * No larger than the screen, which may have become smaller, or everything on it larger; one that had to shrink begins where the
     * screen does.
     */
    static Rectangle2D within(Rectangle2D last, Rectangle2D room) {
        boolean wide = last.getWidth() > room.getWidth();
        boolean high = last.getHeight() > room.getHeight();
        return new Rectangle2D(
                wide ? room.getMinX() : last.getMinX(),
                high ? room.getMinY() : last.getMinY(),
                wide ? room.getWidth() : last.getWidth(),
                high ? room.getHeight() : last.getHeight());
    }

    /** Places one more window with regard to the last one. */
    static void putBeside(Stage next, Stage last) {
        Rectangle2D there = new Rectangle2D(last.getX(), last.getY(), last.getWidth(), last.getHeight());
        Rectangle2D place = beside(
                there,
                Screen.getScreensForRectangle(there).stream()
                        .findFirst()
                        .orElse(Screen.getPrimary())
                        .getVisualBounds());
        next.setX(place.getMinX());
        next.setY(place.getMinY());
        next.setWidth(place.getWidth());
        next.setHeight(place.getHeight());
    }

    /** A little lower than the last one; from the corner of the screen again where it would leave that. */
    static Rectangle2D beside(Rectangle2D last, Rectangle2D room) {
        double width = Math.min(last.getWidth(), room.getWidth() - STEP);
        double height = Math.min(last.getHeight(), room.getHeight() - STEP);
        double x = last.getMinX() + STEP;
        double y = last.getMinY() + STEP;
        return new Rectangle2D(
                x + width > room.getMaxX() ? room.getMinX() : x, y + height > room.getMaxY() ? room.getMinY() : y, width, height);
    }

    /** For the next time, unless it cannot be seen now. */
    void remember() {
        if (!stage.isIconified() && stage.getWidth() > 0) {
            settings.changeWindow(w -> stage.isMaximized()
                    ? w.withBounds(w.x(), w.y(), w.width(), w.height(), true)
                    : w.withBounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false));
        }
    }
}
