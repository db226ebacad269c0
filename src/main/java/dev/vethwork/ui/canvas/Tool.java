package dev.vethwork.ui.canvas;

/** What a press on a node begins. */
public enum Tool {
    SELECT,
    CONNECT,
    PING
}
