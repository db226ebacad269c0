package dev.vethwork.explain.report;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.Evidence;
import dev.vethwork.explain.Messages;
import dev.vethwork.explain.PathHop;
import dev.vethwork.explain.walk.trip.Crossing;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.net.Addresses;
import dev.vethwork.state.RouteEntry;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A walk as a person reads it: node by node, each with the rows of the tables that decided there. */
public record DrawnPath(DrawnNames names) {
    public List<PathHop> hops(@Nullable Trip trip) {
        return trip == null ? List.of() : trip.crossings().stream().map(this::hop).toList();
    }

    private PathHop hop(Crossing c) {
        String node = c.key().equals("hop.bridge") ? names.of(c.namespace(), c.in()) : names.node(c.namespace());
        return new PathHop(node, c.in(), c.out(), Messages.text(c.key(), c.detail(), c.out(), c.in()), evidence(c));
    }

    /** Where it ends. @param reason why */
    public PathHop end(Stop stop, String reason) {
        return new PathHop(
                names.node(stop.namespace()),
                Objects.requireNonNullElse(stop.device(), ""),
                "",
                reason,
                evidence(stop));
    }

    private static List<Evidence> evidence(Crossing c) {
        List<Evidence> all = new ArrayList<>();
        RouteEntry route = c.route();
        IPAddress neighbor = c.neighbor();
        if (route != null) {
            String via = route.hops().stream()
                    .filter(h -> c.out().equals(h.device()) && h.via() != null)
                    .findFirst()
                    .map(h -> " via " + Addresses.text(Objects.requireNonNull(h.via())))
                    .orElse("");
            all.add(new Evidence(Evidence.Kind.ROUTE, route.to().shortText() + via + " dev " + c.out()));
        }
        c.rules().forEach(rule -> all.add(new Evidence(Evidence.Kind.RULE, rule)));
        if (neighbor != null) {
            all.add(new Evidence(Evidence.Kind.NEIGHBOR, Addresses.text(neighbor)));
        }
        return all;
    }

    private static List<Evidence> evidence(Stop stop) {
        return switch (stop.cause()) {
            case FIREWALL, BRIDGE_NETFILTER, UNKNOWN_MATCH -> row(Evidence.Kind.RULE, stop.detail());
            case BLACKHOLE -> row(Evidence.Kind.ROUTE, stop.detail());
            case NO_SUCH_ADDRESS, NOT_ON_SEGMENT, PORTS_APART, TUNNEL_MISMATCH, ADDRESS_ON_PORT, STATIC_NEIGHBOR -> row(
                    Evidence.Kind.NEIGHBOR, stop.nextHop() == null ? "" : Addresses.text(stop.nextHop()));
            case PMTU_BLACK_HOLE -> row(
                    Evidence.Kind.RULE,
                    stop.behind() != null && stop.behind().cause() == Cause.FIREWALL ? stop.behind().detail() : "");
            case NO_ADDRESS,
                    NO_PREFIX,
                    IPV6_OFF,
                    INTERFACE_DOWN,
                    PORT_DOWN,
                    NO_ROUTE,
                    GATEWAY_NOT_ON_LINK,
                    DUPLICATE_ADDRESS,
                    DUPLICATE_MAC,
                    NO_PROXY,
                    ARP_IGNORED,
                    MARTIAN,
                    TTL_EXCEEDED,
                    BRIDGE_LOOP,
                    FORWARDING_OFF,
                    NO_ROUTE_BACK,
                    REVERSE_PATH_FILTER,
                    ROUTING_LOOP,
                    LOOPBACK_DOWN,
                    MTU,
                    CHECKSUM,
                    NOT_LISTENING -> List.of();
        };
    }

    private static List<Evidence> row(Evidence.Kind kind, String text) {
        return text.isEmpty() ? List.of() : List.of(new Evidence(kind, text));
    }
}
