package dev.vethwork.explain.remedy;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.edit.FreshAddresses;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.lint.route.RouteTakenRule;
import dev.vethwork.explain.lint.route.SourceRule;
import dev.vethwork.net.Family;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Home;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.segment.Segments;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** FixEdits that give the ends of cables addresses which fit the segments that they are on. */
public record Readdressing(Topology topology) {
    /**
     * A free address of its segment for each end of a namespace, instead of what it has of that family.
     *
     * @param device only this interface; null for all
     */
    List<Edit> fitting(String namespace, @Nullable String device, Family family) {
        return ends(namespace, device).flatMap(e -> fitting(e, family)).toList();
    }

    /** The same for the end that has an address. */
    public List<Edit> instead(String namespace, IPAddress address) {
        return ends(namespace, null)
                .filter(e -> e.addresses().stream().anyMatch(a -> a.ip().equals(address)))
                .flatMap(e -> fitting(e, Family.of(address)))
                .toList();
    }

    /** The end's own addresses with the prefix length that is usual, so that its neighbours are in them. */
    List<Edit> widened(String namespace, @Nullable String device, Family family) {
        int usual = family == Family.V4 ? 24 : 64;
        return ends(namespace, device)
                .filter(e -> e.addresses().stream()
                        .anyMatch(a -> a.family() == family && a.prefix().length() > usual))
                .map(e -> put(
                        e.id(),
                        e.addresses().stream()
                                .map(a -> a.family() == family && a.prefix().length() > usual
                                        ? InterfaceAddress.of(a.ip(), usual)
                                        : a)
                                .toList()))
                .toList();
    }

    private Stream<Edit> fitting(CableEnd end, Family family) {
        // What the others on the segment are in, whatever this one is in now.
        Topology without = FixEdits.end(topology, end.id(), e -> e.withAddresses(List.of()));
        return FreshAddresses.forEnd(without, end.id()).stream()
                .filter(a -> a.family() == family)
                .map(a -> {
                    List<InterfaceAddress> all = new ArrayList<>(end.addresses().stream()
                            .filter(own -> own.family() != family)
                            .toList());
                    all.add(a);
                    return put(end.id(), all);
                });
    }

    /** An address on each bridge that lives there and has none of that family, in its segment's subnet. */
    List<Edit> onBridges(String namespace, Family family) {
        Segments segments = Segments.of(topology);
        return topology.bridgesIn(new Home(namespace))
                .filter(b -> b.addresses().stream().noneMatch(a -> a.family() == family))
                .flatMap(b -> segments.ofBridge(b.name()).stream()
                        .flatMap(s -> FreshAddresses.subnets(s).stream())
                        .filter(subnet -> subnet.family() == family)
                        .flatMap(subnet -> FreshAddresses.next(topology, subnet).stream())
                        .map(a -> put(b, a)))
                .toList();
    }

    /** What a port of a bridge has, given to the bridge. */
    List<Edit> ontoBridge(String namespace, @Nullable String port) {
        return new DrawnEnds(topology)
                .in(namespace)
                .filter(e -> e.interfaceName().equals(port) && !e.addresses().isEmpty())
                .flatMap(e -> topology.node(e.node()).stream()
                        .filter(Bridge.class::isInstance)
                        .map(Bridge.class::cast)
                        .map(bridge -> FixEdits.ontoBridge(e, bridge)))
                .toList();
    }

    private static Edit put(Bridge bridge, InterfaceAddress address) {
        return Edit.of(
                EditName.of("fix.address", bridge.name(), address.text()),
                t -> t.stackOf(bridge.home())
                        .map(h -> withoutBrought(t, h.name(), List.of(address)))
                        .orElse(t)
                        .withNode(bridge.name(), bridge.withAddresses(FixEdits.with(bridge.addresses(), address))));
    }

    private static Edit put(EndId id, List<InterfaceAddress> addresses) {
        String text = String.join(
                ", ", addresses.stream().map(InterfaceAddress::prefix).map(Prefix::text).toList());
        return Edit.of(
                EditName.of("fix.address", id.toString(), text),
                t -> withoutBrought(readdressed(t, id, addresses), id.node(), addresses));
    }

    /** What was sent from an address that goes is sent from the one that comes. */
    private static Topology readdressed(Topology topology, EndId id, List<InterfaceAddress> addresses) {
        List<InterfaceAddress> gone = topology.cable(id).stream()
                .flatMap(cable -> cable.ends().stream())
                .filter(end -> end.id().equals(id))
                .flatMap(end -> end.addresses().stream())
                .filter(old -> addresses.stream().noneMatch(fresh -> fresh.ip().equals(old.ip())))
                .toList();
        Topology result = FixEdits.end(topology, id, e -> e.withAddresses(addresses));
        for (InterfaceAddress old : gone) {
            @Nullable IPAddress fresh = addresses.stream()
                    .filter(a -> a.family() == old.family())
                    .map(InterfaceAddress::ip)
                    .findFirst()
                    .orElse(null);
            result = FixEdits.stack(result, id.node(), s -> SourceRule.from(s, old.ip(), fresh));
        }
        return result;
    }

    /** Without the drawn routes that the addresses bring by themselves, which the kernel would refuse. */
    private static Topology withoutBrought(Topology topology, String node, List<InterfaceAddress> addresses) {
        return FixEdits.stack(topology, node, s -> s.withRoutes(s.routes().stream()
                .filter(r -> addresses.stream().noneMatch(a -> RouteTakenRule.brings(a, r)))
                .toList()));
    }

    private Stream<CableEnd> ends(String namespace, @Nullable String device) {
        return new DrawnEnds(topology)
                .in(namespace)
                .filter(e -> device == null || e.interfaceName().equals(device))
                .filter(e -> !(topology.nodes().get(e.node()) instanceof Bridge));
    }
}
