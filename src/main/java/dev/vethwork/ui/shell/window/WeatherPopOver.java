package dev.vethwork.ui.shell.window;

import dev.vethwork.ui.canvas.TopologyCanvas;
import dev.vethwork.ui.shell.Workbench;
import dev.vethwork.ui.weather.WeatherView;
import java.util.Objects;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import org.controlsfx.control.PopOver;

/** The weather of a cable: delay, loss and rate, set over the drawing. */
final class WeatherPopOver {
    private final Workbench bench;
    private final TopologyCanvas canvas;
    private final PopOver over = new PopOver();

    WeatherPopOver(Workbench bench, TopologyCanvas canvas) {
        this.bench = bench;
        this.canvas = canvas;
        over.setArrowLocation(PopOver.ArrowLocation.TOP_CENTER);
        dress("/dev/vethwork/ui/weather.css");
        if (!Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)) {
            // What lies around an arrow and round corners would be white.
            over.setArrowSize(0);
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

    /** Below the middle of the cable. */
    void show(String id) {
        bench.document().now().cables().stream().filter(cable -> cable.id().equals(id)).findFirst().ifPresent(cable -> {
            over.setContentNode(new WeatherView(bench.document(), bench.session(), cable));
            canvas.drawing().extentOf(id).ifPresent(box -> {
                Point2D at = canvas.drawing().localToScreen(box.x(), box.y());
                over.show(canvas, at.getX(), at.getY());
            });
        });
    }

    void hide() {
        over.hide();
    }
}
