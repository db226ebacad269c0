package dev.vethwork.settings;

/** What the wheel does over the drawing by itself; with Ctrl it zooms in any case. */
public enum Wheel {
    ZOOM,
    PAN
}
