package dev.vethwork.topology;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/** A veth pair: a cable with two plugs. Parallel cables between two nodes are normal. */
@RecordBuilder
public record Cable(CableEnd a, CableEnd b, Shaping shaping) implements CableBuilder.With {
    public static Cable of(CableEnd a, CableEnd b) {
        return new Cable(a, b, Shaping.NONE);
    }

    public List<CableEnd> ends() {
        return List.of(a, b);
    }

    /** The end across. */
    public CableEnd across(CableEnd end) {
        return end.equals(a) ? b : a;
    }

    public boolean touches(String node) {
        return a.node().equals(node) || b.node().equals(node);
    }

    /** The cable's name on screen and in answers: its first end's, {@code red:veth-red}. */
    public String id() {
        return a.id().toString();
    }

    /** The same cable with the end of this id replaced. */
    public Cable withEnd(EndId which, CableEnd end) {
        return a.id().equals(which) ? new Cable(end, b, shaping) : new Cable(a, end, shaping);
    }
}
