package dev.vethwork.explain.lint.address;

import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.kind.Elsewhere;
import java.util.List;

/** An interface without an address: it can be plugged in, and yet not be talked to. */
public final class NoAddressRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
        return drawing.topology().cables().stream()
                .flatMap(c -> c.ends().stream())
                .filter(e -> e.addresses().isEmpty()
                        && !e.dhcp()
                        && drawing.topology().nodes().get(e.node()) instanceof StackNode node
                        && !isUnnumbered(drawing, node, e))
                .map(e -> Found.make(
                        Finding.Level.INFO,
                        "NO_ADDRESS",
                        "NO_ADDRESS",
                        e.id().toString(),
                        null,
                        false,
                        e.interfaceName(),
                        e.node()))
                .toList();
    }

    /** One that carries others does without, and one that a route leads straight out of, as the ends of Calico's pods. */
    private static boolean isUnnumbered(DrawnFacts drawing, StackNode node, CableEnd end) {
        boolean carries = node.stack().interfaces().stream().anyMatch(
                i -> i.under().contains(end.interfaceName()) || i.members().contains(end.interfaceName()));
        Elsewhere here = new Elsewhere(node.name(), end.interfaceName());
        boolean below = drawing.stacks()
                .flatMap(n -> n.stack().interfaces().stream())
                .anyMatch(i -> i.elsewhere().filter(here::equals).isPresent());
        return carries || below || node.stack().routes().stream().anyMatch(r -> r.via() == null && end.interfaceName().equals(r.device()));
    }
}
