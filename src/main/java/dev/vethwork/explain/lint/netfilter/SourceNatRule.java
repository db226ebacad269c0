package dev.vethwork.explain.lint.netfilter;

import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.net.Addresses;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.netfilter.SourceNat;
import java.util.ArrayList;
import java.util.List;

/** Source NAT to an address that the node has not: answers come back only where others have a route to it by the node. */
public final class SourceNatRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
        List<Finding> found = new ArrayList<>();
        drawing.stacks().forEach(node -> node.stack().sourceNats().stream()
                .filter(nat -> !has(drawing, node, nat))
                .forEach(nat -> found.add(Found.warning(
                        "SOURCE_NAT_NOT_OWN", node.name(), null, node.name(), Addresses.text(nat.to())))));
        return found;
    }

    private static boolean has(DrawnFacts drawing, StackNode node, SourceNat nat) {
        return drawing.addressesOf(node).stream().anyMatch(a -> a.address().ip().equals(nat.to()));
    }
}
