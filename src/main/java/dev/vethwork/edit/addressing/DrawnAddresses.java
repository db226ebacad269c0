package dev.vethwork.edit.addressing;

import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Masquerade;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Everything in a drawing that has or names an address. */
final class DrawnAddresses {
    /**
     * An address and who has it.
     *
     * @param element a bridge's name or an end, as {@code red:veth-red}
     */
    record Owned(String element, InterfaceAddress address) {}

    private DrawnAddresses() {}

    static List<Owned> addresses(Topology topology) {
        List<Owned> all = new ArrayList<>();
        for (Node node : topology.nodes().values()) {
            if (node instanceof Bridge bridge) {
                bridge.addresses().forEach(a -> all.add(new Owned(bridge.name(), a)));
            }
        }
        for (Cable cable : topology.cables()) {
            for (CableEnd end : cable.ends()) {
                end.addresses().forEach(a -> all.add(new Owned(end.id().toString(), a)));
            }
        }
        return all;
    }

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
            if (node instanceof StackNode s) {
                s.stack().routes().forEach(r -> all.add(r.to()));
                for (Masquerade masquerade : s.stack().masquerades()) {
                    add(all, masquerade.source());
                    add(all, masquerade.destination());
                }
                for (Firewall.Rule rule : s.stack().firewall().rules()) {
                    add(all, rule.source());
                    add(all, rule.destination());
                }
            }
        }
        return all;
    }

    private static void add(List<Prefix> all, @Nullable Prefix prefix) {
        if (prefix != null) {
            all.add(prefix);
        }
    }
}
