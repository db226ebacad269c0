package dev.vethwork.edit.addressing;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.segment.Segment;
import dev.vethwork.topology.segment.Segments;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Help with a drawing's addresses. Subnets in use by the machine itself are handed in where they matter. */
public final class Addressing {
    private Addressing() {}

    /** Gives an address to every end of a namespace or of the host that has none. */
    public static Edit addressAll(Collection<Prefix> machine) {
        List<Prefix> used = List.copyOf(machine);
        return Edit.of(EditName.of("addressAll"), t -> Filling.in(t, used));
    }

    /** Carries the segment of this cable end from one of its subnets to another; what names the addresses follows. */
    public static Edit renumber(EndId end, Prefix old, Prefix fresh) {
        return Edit.of(
                EditName.of("renumber", old.text(), fresh.text()),
                t -> new Renumbering(old, fresh).in(t, at(Segments.of(t).of(end), end.toString())));
    }

    /** The same for the segment of a bridge. */
    public static Edit renumber(String bridge, Prefix old, Prefix fresh) {
        return Edit.of(
                EditName.of("renumber", old.text(), fresh.text()),
                t -> new Renumbering(old, fresh).in(t, at(Segments.of(t).ofBridge(bridge), bridge)));
    }

    /** Gives every namespace that has none a default route, toward the host or a router on its segment. */
    public static Edit defaultRoutes() {
        return Edit.of(EditName.of("defaultRoutes"), DefaultRoutes::in);
    }

    private static Segment at(Optional<Segment> segment, String element) {
        return segment.orElseThrow(() -> BadValue.of("edit.noSegment", element));
    }
}
