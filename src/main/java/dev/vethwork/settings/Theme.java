package dev.vethwork.settings;

/** The colours of the window. */
public enum Theme {
    /** As the desktop has them, and changing with it. */
    SYSTEM,
    LIGHT,
    DARK
}
