package dev.vethwork.ui.inspector.form;

import dev.vethwork.edit.FreshAddresses;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.segment.Segment;
import dev.vethwork.topology.segment.Segments;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is likely to be typed into a field: the interfaces, addresses and subnets that it could mean. */
public final class Completions {
    private static final List<String> COMMANDS = List.of(
            "python3 -m http.server 80", "nc -l -k -p 80", "dnsmasq --no-daemon", "sleep infinity", "tcpdump -i any -w /tmp/lab.pcap");

    private static final List<String> PROTOCOLS = List.of("tcp", "udp", "icmp", "sctp", "gre", "esp", "ah", "ospf", "vrrp", "igmp");

    private final Topology topology;
    private final Collection<String> ids;

    private Completions(Topology topology, Collection<String> ids) {
        this.topology = topology;
        this.ids = ids;
    }

    /**
     * Texts to choose from, the likeliest first; none where anything may be meant.
     *
     * @param ids the elements whose form it is
     * @param key the field's or the cell's
     */
    public static List<String> of(Topology topology, Collection<String> ids, String key) {
        return new Completions(topology, ids).of(key).distinct().toList();
    }

    /** Those with the typed text in them, those that begin with it first; none once nothing is left to type. */
    public static List<String> matching(List<String> offers, String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        Predicate<String> begins = o -> o.toLowerCase(Locale.ROOT).startsWith(text);
        if (offers.contains(typed.strip())) {
            return List.of();
        }
        return Stream.concat(
                        offers.stream().filter(begins),
                        offers.stream()
                                .filter(begins.negate())
                                .filter(o -> o.toLowerCase(Locale.ROOT).contains(text)))
                .toList();
    }

    private Stream<String> of(String key) {
        // Those of a kind of interface begin with its word.
        return switch (key.substring(key.lastIndexOf('.') + 1)) {
            case "device", "in", "out", "notIn", "notOut", "link", "member" -> interfaces();
            case "via" -> neighbours();
            case "inside" -> namespaces();
            case "to" -> Stream.concat(Stream.of("default"), subnets());
            case "source", "destination", "notSource", "notDestination" -> subnets();
            case "toAddress" -> addresses(topology.cables().stream().flatMap(c -> c.ends().stream()));
            case "address" -> fresh();
            case "nameServer" -> neighbours();
            case "sysctl" -> KnownSysctls.of(interfaces().toList());
            case "value" -> Stream.of("0", "1", "2");
            case "command" -> COMMANDS.stream();
            case "mtu" -> Stream.of("1280", "1400", "1450", "1500", "9000");
            case "rate" -> Stream.of("1mbit", "10mbit", "100mbit", "1gbit");
            case "delay" -> Stream.of("1ms", "5ms", "20ms", "100ms", "300ms");
            case "loss" -> Stream.of("0.1%", "1%", "5%", "20%");
            case "protocol" -> PROTOCOLS.stream();
            case "port", "toPort" -> Stream.of("22", "53", "80", "443", "5432", "6443", "8080");
            default -> Stream.of();
        };
    }

    /** The interfaces of the elements that are nodes; a bridge is one of the node's that it lives in. */
    private Stream<String> interfaces() {
        return ids.stream().flatMap(this::interfaces);
    }

    private Stream<String> namespaces() {
        return topology.nodes().values().stream().filter(Namespace.class::isInstance).map(Node::name);
    }

    private Stream<String> interfaces(String node) {
        Stream<String> plugged = Stream.concat(
                topology.endsOf(node).stream().map(CableEnd::interfaceName),
                topology.node(node).orElse(null) instanceof StackNode stack
                        ? stack.stack().interfaces().stream().map(DrawnInterface::name)
                        : Stream.of());
        return Stream.concat(plugged, bridges(node).map(Bridge::name));
    }

    /** Those that live in a node with an IP stack. */
    private Stream<Bridge> bridges(String node) {
        return topology.node(node).filter(StackNode.class::isInstance).stream()
                .flatMap(n -> topology.bridgesIn(n.home()));
    }

    /** The addresses of the others on the segments that the elements are plugged into. */
    private Stream<String> neighbours() {
        Segments segments = Segments.of(topology);
        return ids.stream()
                .flatMap(id -> segments(segments, id)
                        .flatMap(s -> s.addresses().filter(a -> !own(id).contains(a))))
                .map(a -> Addresses.text(a.ip()));
    }

    private Stream<Segment> segments(Segments segments, String node) {
        Stream<Segment> plugged = topology.endsOf(node).stream().flatMap(e -> segments.of(e.id()).stream());
        return Stream.concat(plugged, bridges(node).flatMap(b -> segments.ofBridge(b.name()).stream()));
    }

    private List<InterfaceAddress> own(String node) {
        Stream<InterfaceAddress> plugged = topology.endsOf(node).stream().flatMap(e -> e.addresses().stream());
        return Stream.concat(plugged, bridges(node).flatMap(b -> b.addresses().stream())).toList();
    }

    private static Stream<String> addresses(Stream<CableEnd> ends) {
        return ends.flatMap(e -> e.addresses().stream()).map(a -> Addresses.text(a.ip()));
    }

    private Stream<String> subnets() {
        return Segments.of(topology).all().stream()
                .flatMap(s -> FreshAddresses.subnets(s).stream())
                .map(p -> p.network().text())
                .filter(Objects::nonNull);
    }

    /** The next free address on the segment of each end of a cable, or of a bridge. */
    private Stream<String> fresh() {
        Segments segments = Segments.of(topology);
        return ids.stream().flatMap(id -> {
            if (topology.node(id).filter(Bridge.class::isInstance).isPresent()) {
                return segments.ofBridge(id).stream()
                        .flatMap(s -> FreshAddresses.subnets(s).stream())
                        .flatMap(p -> FreshAddresses.next(topology, p).stream())
                        .map(InterfaceAddress::text);
            }
            return topology.cables().stream()
                    .filter(c -> c.id().equals(id))
                    .map(Cable::a)
                    .map(CableEnd::id)
                    .flatMap(this::fresh);
        });
    }

    private Stream<String> fresh(EndId end) {
        return FreshAddresses.forEnd(topology, end).stream().map(InterfaceAddress::text);
    }
}
