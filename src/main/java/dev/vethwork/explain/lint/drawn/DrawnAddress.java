package dev.vethwork.explain.lint.drawn;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.plan.kind.LinkPlans;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.segment.Segment;
import dev.vethwork.topology.segment.Segments;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A drawn address and where it stands.
 *
 * @param element the node or end that has it
 * @param stack the node whose IP stack answers to it; {@link #ROOT} for the host's
 * @param end the cable end; null where it is on none
 * @param drawn another interface of a node; null where it is on none, but on a cable's end or on a bridge itself
 * @param up whether its interface is switched on
 * @param segment the segment that it is on
 */
public record DrawnAddress(
        String element,
        String stack,
        @Nullable CableEnd end,
        @Nullable DrawnInterface drawn,
        InterfaceAddress address,
        boolean up,
        @Nullable Segment segment) {
    /** Stands for the host's stack, drawn or not. No node can be called that. */
    public static final String ROOT = "";

    /** The interface that has it. */
    public String device() {
        return interfaceName();
    }

    static List<DrawnAddress> all(Topology topology, Segments segments) {
        List<DrawnAddress> all = new ArrayList<>();
        for (Node node : topology.nodes().values()) {
            if (node instanceof Bridge b) {
                Segment segment = segments.ofBridge(b.name()).orElse(null);
                b.addresses()
                        .forEach(a -> all.add(new DrawnAddress(b.name(), stackOf(b, b.name()), null, null, a, true, segment)));
            }
            if (node instanceof StackNode stack) {
                stack.stack().interfaces().forEach(drawn -> drawn.addresses()
                        .forEach(a -> all.add(new DrawnAddress(
                                new EndId(node.name(), drawn.name()).toString(),
                                stackOf(node, node.name()),
                                null,
                                drawn,
                                a, drawn.basics().up(), null))));
            }
        }
        topology.cables().forEach(c -> c.ends().forEach(e -> {
            Segment segment = segments.of(e.id()).orElse(null);
            String stack = stackOf(topology.nodes().get(e.node()), e.node());
            e.addresses().forEach(a -> all.add(new DrawnAddress(e.id().toString(), stack, e, null, a, e.up(), segment)));
        }));
        return List.copyOf(all);
    }

    private static String stackOf(@Nullable Node node, String name) {
        return node == null ? name : node.home().namespace();
    }

    /** Whether it stands for its node and for no link, as those of a loopback do. */
    public boolean isAlone() {
        return drawn != null && LinkPlans.kindOf(drawn).isLoopback();
    }

    /** Whether an address is the one by which all of its subnet are addressed. */
    public boolean isBroadcast(IPAddress other) {
        int length = address.prefix().length();
        return other.isIPv4()
                && length < 31
                && address.ip().toMaxHost(length).withoutPrefixLength().equals(other);
    }

    public String interfaceName() {
        return end != null ? end.interfaceName() : drawn != null ? drawn.name() : element;
    }

    /** Writes another address in its place. */
    public Edit replaceBy(InterfaceAddress other) {
        return Edit.of(
                EditName.of("fix.address", element, other.text()), topology -> put(topology, other));
    }

    /** The drawing without it. */
    public Topology takenFrom(Topology topology) {
        return put(topology, null);
    }

    private Topology put(Topology topology, @Nullable InterfaceAddress other) {
        if (drawn != null) {
            String node = element.substring(0, element.length() - drawn.name().length() - 1);
            return FixEdits.stack(topology, node, stack -> stack.editDrawn(
                    drawn.name(), d -> d.withBasics(d.basics().withAddresses(swap(d.addresses(), other)))));
        }
        if (end == null) {
            return topology.node(element)
                    .filter(Bridge.class::isInstance)
                    .map(Bridge.class::cast)
                    .map(b -> topology.withNode(element, b.withAddresses(swap(b.addresses(), other))))
                    .orElse(topology);
        }
        return FixEdits.end(topology, end.id(), e -> e.withAddresses(swap(e.addresses(), other)));
    }

    private List<InterfaceAddress> swap(List<InterfaceAddress> in, @Nullable InterfaceAddress other) {
        return in.stream().flatMap(a -> a.equals(address) ? Stream.ofNullable(other) : Stream.of(a)).toList();
    }
}
