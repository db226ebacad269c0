package dev.vethwork.explain.lint.machine;

import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Ground;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.state.Interface;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.kind.DrawnPhysical;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An interface of the machine's that a node cannot have: in a sandbox, or as the machine itself uses it. */
public final class PhysicalRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
        List<Finding> found = new ArrayList<>();
        drawing.stacks().forEach(node -> node.stack().interfaces().stream()
                .filter(DrawnPhysical.class::isInstance)
                .map(DrawnPhysical.class::cast)
                .forEach(drawn -> check(drawing.ground(), node, drawn).ifPresent(found::add)));
        return found;
    }

    private static Optional<Finding> check(Ground ground, StackNode node, DrawnPhysical drawn) {
        if (ground.kind() == Ground.Kind.SANDBOX) {
            return Optional.of(finding("PHYSICAL_IN_SANDBOX", node, drawn));
        }
        if (node instanceof Host) {
            return Optional.of(finding("PHYSICAL_OF_HOST", node, drawn));
        }
        if (ground.kind() != Ground.Kind.MACHINE || !ground.isRead()) {
            return Optional.empty();
        }
        Optional<Interface> there = ground.root().device(drawn.device());
        if (there.isEmpty()) {
            // It may be in the node already, where this lab is deployed.
            return Optional.of(Found.warning(
                    "PHYSICAL_MISSING", new EndId(node.name(), drawn.name()).toString(), null, drawn.device(), node.name()));
        }
        boolean used = there.get().addresses().stream()
                .anyMatch(address -> address.address().isIPv4() || !address.address().isLinkLocal());
        return used ? Optional.of(finding("PHYSICAL_IN_USE", node, drawn)) : Optional.empty();
    }

    private static Finding finding(String code, StackNode node, DrawnPhysical drawn) {
        return Found.blocking(
                code, new EndId(node.name(), drawn.name()).toString(), null, drawn.device(), node.name());
    }
}
