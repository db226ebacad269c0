package dev.vethwork.ui.canvas.gesture;

import dev.vethwork.topology.Position;
import dev.vethwork.ui.canvas.TopologyCanvas;

/** Moves the view. */
final class PanGesture implements Gesture {
    private final TopologyCanvas canvas;
    private final Position grabbed;

    PanGesture(TopologyCanvas canvas, Position grabbed) {
        this.canvas = canvas;
        this.grabbed = grabbed;
    }

    @Override
    public void drag(Position at, boolean free) {
        // The point that was grabbed stays under the pointer.
        double zoom = canvas.viewport().zoom().get();
        canvas.viewport().pan((at.x() - grabbed.x()) * zoom, (at.y() - grabbed.y()) * zoom);
    }

    @Override
    public void finish(Position at) {}

    @Override
    public void cancel() {}
}
