package dev.vethwork.ui.canvas;

/** What a press on the surface begins. */
public enum Tool {
    SELECT,
    CONNECT,
    PING,
    /** Puts the {@linkplain TopologyCanvas#stamp chosen thing} there. */
    PLACE
}
