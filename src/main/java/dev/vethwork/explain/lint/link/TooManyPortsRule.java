package dev.vethwork.explain.lint.link;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.FreeNames;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A Linux bridge numbers its ports with ten bits, none of them 0 (BR_MAX_PORTS in net/bridge/br_private.h). */
public final class TooManyPortsRule implements LintRule {
    private static final int MOST = 1023;

    @Override
    public List<Finding> check(DrawnFacts drawing) {
        return drawing.bridges()
                .filter(b -> b.type() == Bridge.Type.LINUX && drawing.endsOf(b.name()).size() > MOST)
                .map(b -> Found.blocking(
                        "TOO_MANY_PORTS", b.name(), spread(drawing, b), b.name(), drawing.endsOf(b.name()).size(), MOST))
                .toList();
    }

    /** What is too much on a second bridge, joined to the first. */
    private static Edit spread(DrawnFacts drawing, Bridge bridge) {
        FreeNames names = FreeNames.of(drawing);
        String second = names.shorten(bridge.name());
        Cable join = Cable.of(
                CableEnd.of(bridge.name(), names.shorten("to-" + second)),
                CableEnd.of(second, names.shorten("to-" + bridge.name())));
        // One of the first bridge's is the cable to the second.
        List<EndId> moved = drawing.endsOf(bridge.name()).stream()
                .skip(MOST - 1L)
                .limit(MOST - 1L)
                .map(CableEnd::id)
                .toList();
        Set<EndId> ids = new HashSet<>(moved);
        return Edit.of(EditName.of("fix.spread", bridge.name(), second), t -> new Topology(
                t.name(),
                t.description(),
                with(t.nodes().values(), bridge.renamed(second).withAddresses(List.of())),
                with(t.cables().stream().map(c -> replugged(c, ids, second)).toList(), join),
                t.notes(),
                t.layout()));
    }

    private static Cable replugged(Cable cable, Set<EndId> ids, String bridge) {
        Cable changed = cable;
        for (CableEnd end : cable.ends()) {
            changed = ids.contains(end.id()) ? changed.withEnd(end.id(), end.withNode(bridge)) : changed;
        }
        return changed;
    }

    private static <T> List<T> with(Collection<T> all, T more) {
        List<T> longer = new ArrayList<>(all);
        longer.add(more);
        return longer;
    }
}
