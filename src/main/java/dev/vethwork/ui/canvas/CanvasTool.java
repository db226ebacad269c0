package dev.vethwork.ui.canvas;

/** What a press on the surface begins. */
public enum CanvasTool {
    SELECT,
    CONNECT,
    PING,
    /** Puts the {@linkplain TopologyCanvas#stamp chosen thing} there. */
    PLACE
}
