package dev.vethwork.ui.shell.file;

import dev.vethwork.layout.Layouts;
import dev.vethwork.layout.Style;
import dev.vethwork.topology.Topology;
import java.util.Set;

/** A drawing of which no node was ever placed, such as one that another program wrote. */
public final class Unplaced {
    private static final int FEWEST = 4;
    /** More would let a person wait for the window; they are laid out by a key. */
    private static final int MOST = 500;

    private Unplaced() {}

    /** The same with places of which the cables cross as little as may be; as it is, where it has some. */
    public static Topology arranged(Topology topology) {
        int nodes = topology.nodes().size();
        boolean wanted = topology.layout().isEmpty() && !topology.cables().isEmpty() && nodes >= FEWEST && nodes <= MOST;
        return wanted
                ? topology.withLayout(Layouts.arrange(topology, Set.of(), Style.LAYERED, () -> false))
                : topology;
    }
}
