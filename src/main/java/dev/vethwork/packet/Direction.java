package dev.vethwork.packet;

import java.util.Locale;

/** Which way a packet passed its interface, as seen from the node. */
public enum Direction {
    IN,
    OUT,
    /** The file does not say. */
    UNKNOWN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
