package dev.vethwork.ui.shell.look;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Shape;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/**
 * For a desktop that lets nothing shine through a window. A list of offers or a menu is rarely a whole number of pixels wide: the
 * rest of its last pixel would be white there, in dark windows too. It gets the ground of what is shown in it.
 */
public final class SolidPopups {
    private SolidPopups() {}

    /** Sees to all that are opened from now on. */
    public static void watch() {
        Window.getWindows().addListener((ListChangeListener<Window>) change -> {
            while (change.next()) {
                change.getAddedSubList().stream()
                        .filter(PopupWindow.class::isInstance)
                        // By then its style sheets are known.
                        .forEach(popup -> Platform.runLater(() -> fill(popup.getScene())));
            }
        });
    }

    static void fill(Scene scene) {
        ground(scene.getRoot()).ifPresent(scene::setFill);
    }

    /** The first one from outside that nothing shines through. */
    private static Optional<Paint> ground(Node node) {
        Stream<Paint> own = switch (node) {
            case Region region when region.getBackground() != null ->
                region.getBackground().getFills().reversed().stream().map(f -> f.getFill());
            case Shape shape when shape.getFill() != null -> Stream.of(shape.getFill());
            default -> Stream.empty();
        };
        Optional<Paint> found = own.filter(paint -> paint instanceof Color color && color.isOpaque()).findFirst();
        return found.isPresent() || !(node instanceof Parent parent)
                ? found
                : parent.getChildrenUnmodifiable().stream().flatMap(child -> ground(child).stream()).findFirst();
    }
}
