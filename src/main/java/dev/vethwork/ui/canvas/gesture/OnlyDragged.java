package dev.vethwork.ui.canvas.gesture;

import dev.vethwork.topology.Position;

/** A gesture for which a click without a drag is nothing: it was meant to add to the selection. */
record OnlyDragged(Gesture gesture) implements Gesture {
    @Override
    public void drag(Position at, boolean free) {
        gesture.drag(at, false);
    }

    @Override
    public void finish(Position at) {
        gesture.finish(at);
    }

    @Override
    public void cancel() {
        gesture.cancel();
    }
}
