package dev.vethwork.explain.lint.link;

import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.topology.EndId;
import java.util.List;

/** A tunnel with other ends of both families, of which the kernel takes one alone (vxlan_sock_add in drivers/net/vxlan). */
public final class FarEndsRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
        return drawing.stacks()
                .flatMap(node -> node.stack().interfaces().stream()
                        .filter(drawn -> drawn.isOfOneFamily()
                                && drawn.farEnds().stream().map(end -> end.isIPv6()).distinct().count() > 1)
                        .map(drawn -> new EndId(node.name(), drawn.name()).toString()))
                .map(end -> Found.blocking("FAR_ENDS_MIXED", end, null, end))
                .toList();
    }
}
