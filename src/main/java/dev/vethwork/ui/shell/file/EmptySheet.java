package dev.vethwork.ui.shell.file;

import dev.vethwork.topology.Topology;

/** The drawing of a window in which nothing was opened. */
public final class EmptySheet {
    /** What it is called, unless a lab or another window is called so already. */
    public static final String NAME = "lab";

    private EmptySheet() {}

    public static Topology drawing() {
        return Topology.empty(NAME);
    }
}
