package dev.vethwork.edit.addressing;

import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything in a drawing that names an address, and all of it changed at once. */
final class DrawnAddresses {
    private DrawnAddresses() {}

    /** The drawing with all nodes and all ends changed, in one new value. */
    static Topology with(Topology topology, UnaryOperator<Node> nodes, UnaryOperator<CableEnd> ends) {
        return new Topology(
                topology.name(),
                topology.description(),
                topology.nodes().values().stream().map(nodes).toList(),
                topology.cables().stream()
                        .map(c -> new Cable(ends.apply(c.a()), ends.apply(c.b()), c.shaping()))
                        .toList(),
                topology.notes(),
                topology.layout());
    }

    /** Every prefix that a route or a rule of the drawing speaks of. */
    static List<Prefix> named(Topology topology) {
        List<Prefix> all = new ArrayList<>();
        for (Node node : topology.nodes().values()) {
            if (node instanceof StackNode stack) {
                named(stack.stack(), all);
            }
        }
        return all;
    }

    private static void named(IpStack stack, List<Prefix> all) {
        stack.routes().forEach(route -> all.add(route.to()));
        stack.rules().forEach(rule -> add(all, rule.from(), rule.to()));
        stack.selectors().flatMap(Selector::prefixes).forEach(all::add);
        stack.sourceNats().forEach(nat -> all.add(Prefix.host(nat.to())));
        stack.portForwards().forEach(forward -> forward.to().forEach(to -> all.add(Prefix.host(to.address()))));
    }

    private static void add(List<Prefix> all, @Nullable Prefix... prefixes) {
        Stream.of(prefixes).filter(Objects::nonNull).forEach(all::add);
    }
}
