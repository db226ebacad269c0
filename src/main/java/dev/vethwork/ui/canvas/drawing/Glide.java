package dev.vethwork.ui.canvas.drawing;

import dev.vethwork.topology.Position;
import java.util.HashMap;
import java.util.Map;
import javafx.animation.AnimationTimer;
import javafx.animation.Interpolator;

/** Lets several nodes that got other places at once be seen on their way there. */
final class Glide extends AnimationTimer {
    private static final double NANOS = 280e6;

    private final DrawingViews drawing;
    private final Map<String, Position> start = new HashMap<>();
    private long began;

    Glide(DrawingViews drawing) {
        this.drawing = drawing;
    }

    /** From these places to where the nodes now belong. A single node is where it is put: it was dragged there. */
    void from(Map<String, Position> places) {
        if (places.size() > 1) {
            start.clear();
            start.putAll(places);
            began = 0;
            step(0);
            start();
        }
    }

    /** Lets them be where they belong. */
    void end() {
        if (!start.isEmpty()) {
            step(1);
            start.clear();
            stop();
        }
    }

    @Override
    public void handle(long now) {
        began = began == 0 ? now : began;
        double done = (now - began) / NANOS;
        if (done >= 1) {
            end();
        } else {
            step(Interpolator.EASE_BOTH.interpolate(0.0, 1.0, done));
        }
    }

    private void step(double done) {
        start.forEach((name, from) -> drawing.node(name)
                .ifPresent(v -> v.glide(new Position(
                        from.x() + (v.centre().x() - from.x()) * done,
                        from.y() + (v.centre().y() - from.y()) * done))));
        drawing.route(start.keySet());
    }
}
