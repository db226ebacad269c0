package dev.vethwork.topology;

import dev.vethwork.net.Resolver;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.Elsewhere;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Marking;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.Selecting;
import dev.vethwork.topology.netfilter.Selector;
import dev.vethwork.topology.netfilter.SourceNat;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a namespace or the host does with packets, beyond its interfaces.
 *
 * @param forwarding whether it passes packets on: {@code net.ipv4.ip_forward}, and v6's where it has v6 addresses
 * @param loopback whether {@code lo} is up
 * @param files those that its services see
 * @param dns whom its programs ask for names; {@link Resolver#NONE} for whom the machine asks
 * @param proxies addresses that it answers for on a link
 * @param interfaces those that are no ends of cables
 * @param rules which packets look for their route in which table
 * @param marks by which those rules know packets
 * @param sysctls by dotted name, below {@code net.}
 */
@RecordBuilder
public record IpStack(
        boolean forwarding,
        boolean loopback,
        List<Route> routes,
        List<RoutingRule> rules,
        List<Marking> marks,
        List<StaticNeighbor> neighbors,
        List<ProxyNeighbor> proxies,
        List<Masquerade> masquerades,
        List<SourceNat> sourceNats,
        List<PortForward> portForwards,
        Firewall firewall,
        SortedMap<String, String> sysctls,
        List<Service> services,
        List<NodeFile> files,
        Resolver dns,
        List<DrawnInterface> interfaces) implements IpStackBuilder.With {
    public static final IpStack DEFAULT = new IpStack(
            false,
            true,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Firewall.NONE,
            Collections.emptySortedMap(),
            List.of(),
            List.of(),
            Resolver.NONE,
            List.of());

    public IpStack {
        routes = List.copyOf(routes);
        rules = List.copyOf(rules);
        marks = List.copyOf(marks);
        neighbors = List.copyOf(neighbors);
        proxies = List.copyOf(proxies);
        sourceNats = List.copyOf(sourceNats);
        masquerades = List.copyOf(masquerades);
        portForwards = List.copyOf(portForwards);
        sysctls.forEach(Sysctls::check);
        sysctls = Collections.unmodifiableSortedMap(new TreeMap<>(sysctls));
        services = List.copyOf(services);
        files = List.copyOf(files);
        interfaces = List.copyOf(interfaces);
    }

    /** The interface of this name that is no end of a cable. */
    public Optional<DrawnInterface> drawn(String name) {
        return interfaces.stream().filter(drawn -> drawn.name().equals(name)).findFirst();
    }

    public IpStack editDrawn(String name, UnaryOperator<DrawnInterface> edit) {
        return withInterfaces(interfaces.stream()
                .map(drawn -> drawn.name().equals(name) ? edit.apply(drawn) : drawn)
                .toList());
    }

    /** Whether an interface of it stands on one of these nodes'. */
    public boolean standsIn(Set<String> nodes) {
        return interfaces.stream()
                .anyMatch(drawn -> drawn.elsewhere().filter(below -> nodes.contains(below.node())).isPresent());
    }

    /** With what its interfaces stand on in other nodes changed. */
    public IpStack withBelow(UnaryOperator<Elsewhere> change) {
        return withInterfaces(interfaces.stream()
                .map(drawn -> drawn.elsewhere().map(below -> drawn.standingOn(change.apply(below))).orElse(drawn))
                .toList());
    }

    /** What each of its rules for packets asks of them. */
    public Stream<Selector> selectors() {
        return Stream.of(marks, masquerades, sourceNats, portForwards, firewall.rules())
                .flatMap(List::stream)
                .map(Selecting::asked);
    }
}
