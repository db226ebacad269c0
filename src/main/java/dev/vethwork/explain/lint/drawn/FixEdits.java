package dev.vethwork.explain.lint.drawn;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Changes that fixes are made of. What is not there any more is left alone. */
public final class FixEdits {
    private FixEdits() {}

    /** The drawing with one end of a cable changed. */
    public static Topology end(Topology topology, EndId id, UnaryOperator<CableEnd> change) {
        return topology.editCable(
                id, c -> c.withEnd(id, change.apply(c.a().id().equals(id) ? c.a() : c.b())));
    }

    /** The drawing with the IP stack of a namespace or of the host changed. */
    public static Topology stack(Topology topology, String node, UnaryOperator<IpStack> change) {
        return topology.node(node)
                .filter(StackNode.class::isInstance)
                .map(n -> topology.withNode(node, ((StackNode) n).editStack(change)))
                .orElse(topology);
    }

    /** The addresses of a port, given to its bridge. */
    public static Edit ontoBridge(CableEnd port, Bridge bridge) {
        List<InterfaceAddress> all = new ArrayList<>(bridge.addresses());
        port.addresses().stream().filter(a -> !all.contains(a)).forEach(all::add);
        return Edit.of(
                EditName.of("fix.ontoBridge", port.id().toString(), bridge.name()),
                t -> end(t, port.id(), e -> e.withAddresses(List.of()))
                        .withNode(bridge.name(), bridge.withAddresses(all)));
    }

    /** The list with one more element. */
    public static <T> List<T> with(List<T> list, T added) {
        return Stream.concat(list.stream(), Stream.of(added)).toList();
    }

    /** The list with one element replaced. */
    public static <T> List<T> swap(List<T> list, T old, T fresh) {
        return list.stream().map(x -> x.equals(old) ? fresh : x).toList();
    }
}
