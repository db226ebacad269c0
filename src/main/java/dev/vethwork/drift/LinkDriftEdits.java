package dev.vethwork.drift;

import dev.vethwork.edit.Edits;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.plan.kind.LinkPlan;
import dev.vethwork.plan.kind.LinkPlans;
import dev.vethwork.plan.operation.AddPortVlan;
import dev.vethwork.plan.operation.DeletePortVlan;
import dev.vethwork.plan.operation.LinkOperation;
import dev.vethwork.plan.operation.Operation;
import dev.vethwork.plan.operation.SetArp;
import dev.vethwork.plan.operation.SetMac;
import dev.vethwork.plan.operation.SetMtu;
import dev.vethwork.plan.operation.SetPortFlag;
import dev.vethwork.plan.operation.SetStp;
import dev.vethwork.plan.operation.SetSwitchVlans;
import dev.vethwork.plan.operation.SetUp;
import dev.vethwork.plan.operation.SetVlanFiltering;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.Peer;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Draws interfaces as the kernel has them. */
final class LinkDriftEdits {
    /** What sets a port of a bridge. */
    private static final List<Class<? extends Operation>> PORT =
            List.of(SetPortFlag.class, SetSwitchVlans.class, AddPortVlan.class, DeletePortVlan.class);

    private LinkDriftEdits() {}

    private static Optional<Interface> device(NetworkState observed, Group group) {
        return observed.namespace(group.namespace()).flatMap(n -> n.device(group.name()));
    }

    /** A cable that somebody laid between two drawn nodes is drawn. */
    static @Nullable UnaryOperator<Topology> added(Drawn drawn, NetworkState observed, Group group) {
        Interface near = device(observed, group).orElse(null);
        Peer peer = near == null ? null : near.peer();
        if (near != null && !near.kind().isCable()) {
            String master = DrawnFromKernel.master(near);
            return drawable(drawn, observed, group, near)
                    .flatMap(drawable -> drawn.stack(group.namespace()).<UnaryOperator<Topology>>map(node ->
                            t -> Edits.changeStack(
                                            node.name(), stack -> member(add(stack, drawable), near.name(), master))
                                    .apply(t)))
                    .orElse(null);
        }
        if (near == null || peer == null) {
            return null;
        }
        Interface far = observed.namespace(peer.namespace())
                .flatMap(n -> n.device(peer.interfaceName()))
                .orElse(null);
        Optional<String> here = drawn.plug(group.namespace(), DrawnFromKernel.master(near));
        Optional<String> there = far == null ? Optional.empty() : drawn.plug(peer.namespace(), DrawnFromKernel.master(far));
        if (far == null || here.isEmpty() || there.isEmpty()) {
            return null;
        }
        Cable cable = Cable.of(DrawnFromKernel.end(here.get(), near), DrawnFromKernel.end(there.get(), far));
        return t -> t.withCable(cable);
    }

    /** An interface of a node that is no end of a cable is drawn no more. */
    static @Nullable UnaryOperator<Topology> gone(Drawn drawn, NetworkState observed, Group group) {
        Optional<DrawnInterface> instead = device(observed, group).flatMap(there -> drawable(drawn, observed, group, there));
        return instead.isPresent() ? now(drawn, group, instead.get()) : gone(drawn, group);
    }

    private static @Nullable UnaryOperator<Topology> now(Drawn drawn, Group group, DrawnInterface now) {
        return stack(drawn, group, stack -> stack.editDrawn(group.name(), d -> now)).orElse(null);
    }

    private static Optional<DrawnInterface> drawable(Drawn drawn, NetworkState observed, Group group, Interface device) {
        return observed.namespace(group.namespace())
                .flatMap(space -> DrawnFromKernel.drawable(space, device))
                .map(now -> LinkPlans.named(now, device.kind(), space -> drawn.stack(space).map(Node::name)));
    }

    private static @Nullable UnaryOperator<Topology> gone(Drawn drawn, Group group) {
        return stack(drawn, group, stack -> stack.withInterfaces(stack.interfaces().stream()
                        .filter(d -> !d.name().equals(group.name()))
                        .toList()))
                .orElse(null);
    }

    private static IpStack add(IpStack stack, DrawnInterface drawn) {
        List<DrawnInterface> all = new ArrayList<>(stack.interfaces());
        all.add(drawn);
        return stack.withInterfaces(all);
    }

    static @Nullable UnaryOperator<Topology> addresses(Drawn drawn, NetworkState observed, Group group) {
        Interface device = device(observed, group).orElse(null);
        if (device == null) {
            return null;
        }
        List<InterfaceAddress> addresses = DrawnFromKernel.addresses(device);
        return change(drawn, group, e -> e.withAddresses(addresses), b -> b.withAddresses(addresses), d -> d.withAddresses(addresses));
    }

    /** MAC, MTU, spanning tree, up or down: those of them that differ. */
    static @Nullable UnaryOperator<Topology> settings(Drawn drawn, NetworkState observed, Group group) {
        Interface device = device(observed, group).orElse(null);
        if (device == null) {
            return null;
        }
        if (device.kind().isLoopback()) {
            return drawn.stack(group.namespace())
                    .<UnaryOperator<Topology>>map(n -> t -> loopback(t, n.name(), device.up()))
                    .orElse(null);
        }
        if (group.steps().stream().allMatch(s -> s.operation() instanceof SetArp)) {
            return null;
        }
        if (group.has(LinkOperation.KindSetting.class)) {
            Optional<DrawnInterface> now = drawable(drawn, observed, group, device);
            return now.isPresent() ? now(drawn, group, now.get()) : null;
        }
        Integer mtu = device.mtu() == LinkPlan.USUAL_MTU ? null : Integer.valueOf(device.mtu());
        return change(
                drawn,
                group,
                e -> {
                    CableEnd next = group.has(SetMac.class) ? e.withMac(device.mac()) : e;
                    next = group.has(SetMtu.class) ? next.withMtu(mtu) : next;
                    next = group.has(SetUp.class) ? next.withUp(device.up()) : next;
                    return PORT.stream().anyMatch(group::has) ? next.withPort(DrawnFromKernel.port(device)) : next;
                },
                b -> {
                    Bridge next = group.has(SetStp.class) ? b.withStp(device.stp()) : b;
                    next = group.has(SetMtu.class) ? next.withMtu(mtu) : next;
                    next = group.has(SetMac.class) ? next.withMac(device.mac()) : next;
                    next = group.has(SetUp.class) ? next.withUp(device.up()) : next;
                    return group.has(SetVlanFiltering.class)
                            ? next.withVlanFiltering(device.kind().filtersVlans())
                            : next;
                },
                d -> {
                    LinkBasics next = group.has(SetMac.class) ? d.withMac(device.mac()) : d;
                    next = group.has(SetMtu.class) ? next.withMtu(Integer.valueOf(device.mtu())) : next;
                    return group.has(SetUp.class) ? next.withUp(device.up()) : next;
                });
    }

    /** Changes what is drawn in the node behind a group; empty where it is not drawn there. */
    private static Optional<UnaryOperator<Topology>> stack(Drawn drawn, Group group, UnaryOperator<IpStack> change) {
        return drawn.drawn(group.namespace(), group.name())
                .flatMap(d -> drawn.stack(group.namespace()))
                .map(node -> t -> Edits.changeStack(node.name(), change).apply(t));
    }

    private static Topology loopback(Topology topology, String node, boolean up) {
        return topology.node(node)
                .filter(StackNode.class::isInstance)
                .map(n -> topology.withNode(node, ((StackNode) n).editStack(s -> s.withLoopback(up))))
                .orElse(topology);
    }

    /** What was moved to another bridge or bond, or pulled out of one. */
    static @Nullable UnaryOperator<Topology> plug(Drawn drawn, NetworkState observed, Group group) {
        Interface device = device(observed, group).orElse(null);
        StackNode stack = drawn.stack(group.namespace()).orElse(null);
        if (device == null) {
            return null;
        }
        String master = DrawnFromKernel.master(device);
        // One that nobody has drawn yet is drawn with what it has taken.
        Optional<DrawnInterface> undrawn = drawn.drawn(group.namespace(), master).isPresent()
                ? Optional.empty()
                : observed.namespace(group.namespace())
                        .flatMap(space -> space.device(master).flatMap(there -> DrawnFromKernel.drawable(space, there)))
                        .filter(DrawnInterface::takesMembers);
        boolean toMaster = undrawn.isPresent()
                || drawn.drawn(group.namespace(), master).filter(DrawnInterface::takesMembers).isPresent();
        CableEnd end = drawn.end(group.namespace(), group.name()).orElse(null);
        if (end == null) {
            String bridge = observed.namespace(group.namespace()).map(space -> DrawnFromKernel.bridge(space, device)).orElse(null);
            return stack(drawn, group, s -> member(
                            with(s.editDrawn(group.name(), d -> d.withBasics(d.basics().withBridge(bridge))), undrawn), group.name(), master))
                    .orElse(null);
        }
        Optional<String> node = toMaster ? Optional.ofNullable(stack).map(Node::name) : drawn.plug(group.namespace(), master);
        if (node.isEmpty()) {
            return null;
        }
        return t -> {
            Topology plugged = t.editCable(end.id(), c -> c.withEnd(end.id(), now(c, end).withNode(node.get())));
            return stack == null
                    ? plugged
                    : Edits.changeStack(stack.name(), s -> member(with(s, undrawn), group.name(), master)).apply(plugged);
        };
    }

    private static IpStack with(IpStack stack, Optional<DrawnInterface> more) {
        return more.filter(d -> stack.drawn(d.name()).isEmpty()).map(d -> add(stack, d)).orElse(stack);
    }

    /** With this interface among the members of that one, where it takes any, and of no other. */
    private static IpStack member(IpStack stack, String name, String master) {
        return stack.withInterfaces(stack.interfaces().stream()
                .map(d -> {
                    boolean is = d.members().contains(name);
                    boolean shall = d.name().equals(master);
                    if (is == shall) {
                        return d;
                    }
                    List<String> members = new ArrayList<>(d.members());
                    members.remove(name);
                    if (shall) {
                        members.add(name);
                    }
                    return d.withMembers(members);
                })
                .toList());
    }

    private static CableEnd now(Cable cable, CableEnd end) {
        return cable.a().id().equals(end.id()) ? cable.a() : cable.b();
    }

    private static @Nullable UnaryOperator<Topology> change(
            Drawn drawn,
            Group group,
            UnaryOperator<CableEnd> ofEnd,
            UnaryOperator<Bridge> ofBridge,
            UnaryOperator<LinkBasics> ofBasics) {
        CableEnd end = drawn.end(group.namespace(), group.name()).orElse(null);
        if (end != null) {
            return t -> t.editCable(end.id(), c -> c.withEnd(end.id(), ofEnd.apply(now(c, end))));
        }
        return drawn.bridge(group.namespace(), group.name())
                .<UnaryOperator<Topology>>map(b -> t -> t.withNode(b.name(), ofBridge.apply(bridge(t, b))))
                .or(() -> stack(drawn, group, stack -> stack.editDrawn(
                        group.name(), d -> d.withBasics(ofBasics.apply(d.basics())))))
                .orElse(null);
    }

    private static Bridge bridge(Topology topology, Bridge known) {
        Node node = topology.nodes().get(known.name());
        return node instanceof Bridge bridge ? bridge : known;
    }
}
