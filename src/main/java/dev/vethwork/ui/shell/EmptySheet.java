package dev.vethwork.ui.shell;

import dev.vethwork.topology.Topology;

/** The drawing of a window in which nothing was opened. */
final class EmptySheet {
    /** What it is called, unless a lab or another window is called so already. */
    static final String NAME = "lab";

    private EmptySheet() {}

    static Topology drawing() {
        return Topology.empty(NAME);
    }
}
