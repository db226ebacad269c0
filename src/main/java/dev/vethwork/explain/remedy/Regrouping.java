package dev.vethwork.explain.remedy;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.walk.RoundTrip;
import dev.vethwork.explain.walk.link.Tunnel;
import dev.vethwork.explain.walk.trip.Crossing;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.PortVlans;
import dev.vethwork.net.VlanRange;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnVxlan;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** FixEdits that bring those together whom a switch or a tunnel keeps apart. */
record Regrouping(Topology topology) {
    /** A port that is isolated no more, or that is in the VLAN of another. */
    List<Edit> edits(Stop stop) {
        List<CableEnd> ports = topology.cables().stream()
                .flatMap(c -> c.ends().stream())
                .filter(e -> e.node().equals(stop.device()))
                .toList();
        List<Edit> edits = new ArrayList<>();
        for (EndId port : new DrawnEnds(topology).of(stop.namespace(), stop.device())) {
            edits.add(Edit.of(
                    EditName.of("fix.portHabits", port.toString()),
                    t -> FixEdits.end(t, port, e -> e.withPort(e.port().withWithout(Set.of())))));
        }
        for (CableEnd port : ports) {
            if (port.port().isolated()) {
                edits.add(Edit.of(
                        EditName.of("fix.portTogether", port.id().toString()),
                        t -> FixEdits.end(t, port.id(), e -> e.withPort(e.port().withIsolated(false)))));
            }
        }
        List<Integer> vlans = ports.stream()
                .map(e -> e.port().vlans())
                .filter(PortVlans.Access.class::isInstance)
                .map(v -> ((PortVlans.Access) v).id())
                .distinct()
                .toList();
        for (CableEnd port : ports) {
            for (int vlan : port.port().vlans() == null || port.port().vlans() instanceof PortVlans.Access ? vlans : List.<Integer>of()) {
                PortVlans access = new PortVlans.Access(vlan);
                if (!access.equals(port.port().vlans())) {
                    edits.add(Edit.of(
                            EditName.of("fix.portVlan", port.id().toString(), vlan),
                            t -> FixEdits.end(t, port.id(), e -> e.withPort(e.port().withVlans(access)))));
                }
            }
        }
        topology.cables().stream()
                .filter(c -> c.ends().stream().allMatch(e -> topology.nodes().get(e.node()) instanceof Bridge))
                .forEach(c -> edits.addAll(between(c, vlans)));
        return edits;
    }

    /** The port of a bridge by which a frame came in lets it out again. */
    List<Edit> sendingBack(RoundTrip trip, Stop stop) {
        Trip way = Objects.requireNonNullElse(trip.back(), trip.there());
        return way.crossings().stream()
                .map(Crossing::namespace)
                .flatMap(sender -> topology.cables().stream()
                        .filter(c -> c.ends().stream().anyMatch(e -> topology.homeOf(e.node()).namespace().equals(sender)))
                        .flatMap(c -> c.ends().stream()))
                .filter(e -> e.node().equals(stop.device()) && !e.port().hairpin())
                .distinct()
                .map(port -> Edit.of(
                        EditName.of("fix.hairpin", port.id().toString()),
                        t -> FixEdits.end(t, port.id(), e -> e.withPort(e.port().withHairpin(true)))))
                .toList();
    }

    /** A cable between two switches that carries more, at both its ends, or is at one what it is at the other. */
    private static List<Edit> between(Cable cable, List<Integer> vlans) {
        List<Edit> edits = new ArrayList<>();
        for (int vlan : vlans) {
            CableEnd a = carrying(cable.a(), vlan);
            CableEnd b = carrying(cable.b(), vlan);
            if (!a.equals(cable.a()) || !b.equals(cable.b())) {
                edits.add(Edit.of(
                        EditName.of("fix.trunkVlan", cable.a().id().toString(), vlan),
                        t -> t.editCable(cable.a().id(), c -> c.withA(a).withB(b))));
            }
        }
        if (!Objects.equals(cable.a().port().vlans(), cable.b().port().vlans())) {
            edits.add(alike(cable, cable.a(), cable.b()));
            edits.add(alike(cable, cable.b(), cable.a()));
        }
        return edits;
    }

    private static CableEnd carrying(CableEnd end, int vlan) {
        if (!(end.port().vlans() instanceof PortVlans.Trunk trunk) || trunk.passes(vlan)) {
            return end;
        }
        List<VlanRange> ids = new ArrayList<>(trunk.ids());
        ids.add(VlanRange.of(vlan));
        return end.withPort(end.port().withVlans(new PortVlans.Trunk(ids, trunk.nativeId())));
    }

    private static Edit alike(Cable cable, CableEnd end, CableEnd other) {
        return Edit.of(
                EditName.of("fix.portLike", end.id().toString(), other.id().toString()),
                t -> t.editCable(cable.a().id(), c -> c.withEnd(
                        end.id(), end.withPort(end.port().withVlans(other.port().vlans())))));
    }

    /** A far end that is the sender's own address exchanged for one of whoever has the other end. */
    private List<Edit> farEnds(Stop stop) {
        IPAddress wrong = stop.nextHop();
        List<DrawnVxlan> own = vxlans(stop.namespace()).stream().filter(o -> o.name().equals(stop.device())).toList();
        List<Edit> edits = new ArrayList<>();
        for (DrawnVxlan mine : own) {
            topology.cables().stream()
                    .flatMap(c -> c.ends().stream())
                    .filter(e -> !e.node().equals(stop.namespace()) && vxlans(e.node()).stream().anyMatch(o -> o.id() == mine.id()))
                    .flatMap(e -> e.addresses().stream())
                    .map(InterfaceAddress::ip)
                    .filter(ip -> !ip.equals(wrong))
                    .map(ip -> reaching(stop.namespace(), mine, wrong, ip))
                    .forEach(edits::add);
        }
        return edits;
    }

    private static Edit reaching(String node, DrawnVxlan own, @Nullable IPAddress wrong, IPAddress right) {
        DrawnInterface other = own.withRemotes(own.remotes().stream().map(r -> r.equals(wrong) ? right : r).toList());
        return Edit.of(
                EditName.of("fix.farEnd", node + ":" + own.name(), Addresses.text(right)),
                t -> FixEdits.stack(t, node, s -> s.withInterfaces(s.interfaces().stream().map(i -> i.equals(own) ? other : i).toList())));
    }

    /** Another VXLAN with the number and the port of the one that finds nobody. */
    List<Edit> tunnels(Stop stop) {
        if (stop.detail().equals(Tunnel.TO_ITSELF)) {
            return farEnds(stop);
        }
        List<Edit> edits = new ArrayList<>();
        for (DrawnVxlan own : vxlans(stop.namespace())) {
            if (!own.name().equals(stop.device())) {
                continue;
            }
            for (var node : topology.nodes().values()) {
                if (node instanceof StackNode there && !node.name().equals(stop.namespace())) {
                    vxlans(node.name()).stream()
                            .filter(other -> other.id() != own.id() || !Objects.equals(other.port(), own.port()))
                            .map(other -> like(there, other, own))
                            .forEach(edits::add);
                }
            }
        }
        return edits;
    }

    /** A VXLAN that says itself how much it takes, so that senders are told. */
    List<Edit> fitting(Stop stop) {
        if (stop.nextHop() == null || !(topology.nodes().get(stop.namespace()) instanceof StackNode node)) {
            return List.of();
        }
        int room = Integer.parseInt(stop.detail());
        return vxlans(node.name()).stream()
                .filter(own -> own.name().equals(stop.device()))
                .map(own -> Edit.of(
                        EditName.of("fix.mtu", node.name() + ":" + own.name(), stop.detail()),
                        t -> FixEdits.stack(t, node.name(), s -> s.withInterfaces(s.interfaces().stream()
                                .map(i -> i.equals(own) ? own.withBasics(own.basics().withMtu(room)) : i)
                                .toList()))))
                .toList();
    }

    /** The kernel's own bridge instead of an Open vSwitch. */
    List<Edit> inTheKernel() {
        return topology.nodes().values().stream()
                .filter(n -> n instanceof Bridge bridge && bridge.type() == Bridge.Type.OPENVSWITCH)
                .map(n -> Edit.of(
                        EditName.of("fix.linuxBridge", n.name()),
                        t -> t.nodes().get(n.name()) instanceof Bridge bridge
                                ? t.withNode(n.name(), bridge.withType(Bridge.Type.LINUX))
                                : t))
                .toList();
    }

    private List<DrawnVxlan> vxlans(String node) {
        return topology.nodes().get(node) instanceof StackNode stack
                ? stack.stack().interfaces().stream()
                        .filter(DrawnVxlan.class::isInstance)
                        .map(DrawnVxlan.class::cast)
                        .toList()
                : List.of();
    }

    private static Edit like(StackNode node, DrawnVxlan other, DrawnVxlan own) {
        DrawnInterface same = other.withId(own.id()).withPort(own.port());
        return Edit.of(
                EditName.of("fix.tunnel", node.name() + ":" + other.name(), own.name()),
                t -> FixEdits.stack(t, node.name(), s -> s.withInterfaces(s.interfaces().stream()
                        .map(i -> i.equals(other) ? same : i)
                        .toList())));
    }
}
