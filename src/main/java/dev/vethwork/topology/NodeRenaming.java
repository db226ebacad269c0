package dev.vethwork.topology;

import dev.vethwork.topology.kind.Elsewhere;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A node gets another name, and what speaks of it follows. */
record NodeRenaming(String old, String fresh) {
    private boolean isNone() {
        return old.equals(fresh);
    }

    /** A bridge that lives in the node stays in it under its new name, and an interface on one of its own stays on that. */
    Node of(Node node) {
        if (isNone()) {
            return node;
        }
        return switch (node) {
            case Bridge bridge when bridge.inside().filter(old::equals).isPresent() -> bridge.withSite(Site.inside(fresh));
            case StackNode stack when stack.stack().standsIn(Set.of(old)) ->
                stack.editStack(s -> s.withBelow(below -> below.node().equals(old) ? new Elsewhere(fresh, below.link()) : below));
            default -> node;
        };
    }

    List<Cable> of(List<Cable> cables) {
        return isNone()
                ? cables
                : cables.stream()
                        .map(c -> c.touches(old) ? new Cable(of(c.a()), of(c.b()), c.shaping()) : c)
                        .toList();
    }

    private CableEnd of(CableEnd end) {
        return end.node().equals(old) ? end.withNode(fresh) : end;
    }

    Map<String, Position> of(Map<String, Position> layout) {
        Position at = layout.get(old);
        if (isNone() || at == null) {
            return layout;
        }
        Map<String, Position> placed = new TreeMap<>(layout);
        placed.remove(old);
        placed.put(fresh, at);
        return placed;
    }
}
