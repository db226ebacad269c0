package dev.vethwork.explain.lint.link;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.segment.Segments;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Bridges in a loop of which none speaks STP: one broadcast goes round for ever. */
public final class BridgeLoopRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
        return Segments.uncutLoops(drawing.topology()).stream()
                .filter(loop -> loop.stream().allMatch(c -> c.a().up() && c.b().up()))
                .map(BridgeLoopRule::bridges)
                .distinct()
                .map(BridgeLoopRule::finding)
                .toList();
    }

    private static Finding finding(SortedSet<String> names) {
        return Found.error(
                "BRIDGE_LOOP",
                names.first(),
                Edit.of(EditName.of("fix.stp", String.join(", ", names)), t -> withStp(t, names)),
                String.join(", ", names));
    }

    private static SortedSet<String> bridges(List<Cable> loop) {
        return loop.stream()
                .flatMap(c -> c.ends().stream())
                .map(CableEnd::node)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Topology withStp(Topology topology, SortedSet<String> names) {
        Topology result = topology;
        for (String name : names) {
            if (result.nodes().get(name) instanceof Bridge b) {
                result = result.withNode(name, b.withStp(true));
            }
        }
        return result;
    }
}
