package dev.vethwork.ui.canvas.gesture;

import dev.vethwork.topology.Position;

/** One press, drag and release. It shows what would come of it, and changes the drawing only in {@link #finish}. */
interface Gesture {
    /**
     * The pointer is here now, on the drawing.
     *
     * @param free whether it is not to snap to anything
     */
    void drag(Position at, boolean free);

    /** The button was let go here. */
    void finish(Position at);

    /** Nothing is to come of it: take away what was shown. */
    void cancel();

    /** The button was let go without a drag. @return whether it goes on, and ends with the next click */
    default boolean click(Position at) {
        cancel();
        return false;
    }
}
