package dev.vethwork.ui.shell.window;

import dev.vethwork.ui.canvas.TopologyCanvas;
import dev.vethwork.ui.shell.Workbench;
import dev.vethwork.ui.weather.WeatherView;
import java.util.Objects;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import org.controlsfx.control.PopOver;

/** The weather of a cable: delay, loss and rate, set over the drawing. */
final class WeatherPopOver {
    private final Workbench bench;
    private final TopologyCanvas canvas;
    private final PopOver over = new PopOver();

    WeatherPopOver(Workbench bench, TopologyCanvas canvas) {
        this.bench = bench;
        this.canvas = canvas;
        // It is wherever it hides nothing of the cable.
        over.setArrowSize(0);
        dress("/dev/vethwork/ui/weather.css");
        if (!Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)) {
            // What lies around round corners would be white.
            over.setCornerRadius(0);
            dress("/dev/vethwork/ui/solid.css");
        }
    }

    /** It does not take the window's. */
    private void dress(String sheet) {
        over.getRoot()
                .getStylesheets()
                .add(Objects.requireNonNull(WeatherPopOver.class.getResource(sheet)).toExternalForm());
    }

    /** Beside the cable. */
    void show(String id) {
        bench.document().now().cables().stream().filter(cable -> cable.id().equals(id)).findFirst().ifPresent(cable -> {
            over.setContentNode(new WeatherView(bench.document(), bench.session(), cable));
            canvas.drawing().extentOf(id).ifPresent(box -> {
                Bounds on = canvas.drawing()
                        .localToScreen(new BoundingBox(box.left(), box.top(), box.width(), box.height()));
                over.show(canvas, on.getCenterX(), on.getCenterY());
                move(new Rectangle2D(on.getMinX(), on.getMinY(), on.getWidth(), on.getHeight()));
            });
        });
    }

    /** How large it is, is known once it is there. */
    private void move(Rectangle2D cable) {
        Rectangle2D screen = Screen.getScreensForRectangle(cable).stream()
                .findFirst()
                .orElse(Screen.getPrimary())
                .getVisualBounds();
        Rectangle2D place = Beside.place(cable, over.getWidth(), over.getHeight(), screen);
        over.setX(place.getMinX());
        over.setY(place.getMinY());
    }

    void hide() {
        over.hide();
    }
}
