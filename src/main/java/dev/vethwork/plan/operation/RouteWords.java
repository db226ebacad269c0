package dev.vethwork.plan.operation;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.RouteEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A route in the words of {@code ip route}. */
public final class RouteWords {
    /** How many words say that it is a route and what becomes of it. */
    static final int VERB = 2;

    /** Metric of the kernel's own v6 routes: IP6_RT_PRIO_ADDRCONF (include/uapi/linux/ipv6_route.h). */
    public static final long CONNECTED_V6_METRIC = 256;

    private RouteWords() {}

    /** @param verb add, replace or del */
    static ToolCommand of(String namespace, String verb, RouteEntry route) {
        List<String> words = new ArrayList<>(List.of("route", verb));
        if (route.type() != RouteEntry.Type.UNICAST) {
            words.add(route.type().name().toLowerCase(Locale.ROOT));
        }
        words.add(gatewayTellsFamily(route) ? route.to().shortText() : destination(route.to()));
        boolean several = route.hops().size() > 1;
        for (RouteEntry.Hop hop : route.hops()) {
            if (several) {
                words.add("nexthop");
            }
            hop(words, hop);
            if (several) {
                words.addAll(List.of("weight", String.valueOf(hop.weight())));
            }
        }
        int metricAt = several ? words.indexOf("nexthop") : words.size();
        List<String> rest = new ArrayList<>();
        if (route.metric() != defaultMetric(route.family())) {
            rest.addAll(List.of("metric", String.valueOf(route.metric())));
        }
        if (route.source() != null) {
            rest.addAll(List.of("src", Addresses.text(route.source())));
        }
        if (namespace.isEmpty() && route.owner() != null) {
            rest.addAll(List.of("proto", RouteOperation.PROTOCOL));
        }
        if (!route.table().isMain()) {
            rest.addAll(List.of("table", route.table().text()));
        }
        words.addAll(metricAt, rest);
        return ToolCommand.ip(namespace, words);
    }

    /** The route to an interface's own subnet. @param verb add, append or del */
    static ToolCommand connected(String verb, Place link, Prefix address) {
        Prefix network = address.network();
        List<String> words = new ArrayList<>(
                List.of("route", verb, network.shortText(), "dev", link.name(), "proto", "kernel"));
        words.addAll(
                network.family() == Family.V4
                        ? List.of("scope", "link", "src", Addresses.text(address.address()))
                        : List.of("metric", String.valueOf(CONNECTED_V6_METRIC)));
        return ToolCommand.ip(link.namespace(), words);
    }

    static String connectedId(Place link, Prefix address) {
        return link.namespace() + "/route/" + address.network().shortText() + "/" + link.name();
    }

    private static boolean gatewayTellsFamily(RouteEntry route) {
        return route.hops().size() == 1 && route.hops().getFirst().via() != null;
    }

    private static void hop(List<String> words, RouteEntry.Hop hop) {
        if (hop.via() != null) {
            words.addAll(List.of("via", Addresses.text(hop.via())));
        }
        if (hop.device() != null) {
            words.addAll(List.of("dev", hop.device()));
        }
        if (hop.onLink()) {
            words.add("onlink");
        }
    }

    /** {@code default} alone would mean IPv4 where no gateway tells otherwise. */
    public static String destination(Prefix to) {
        return to.isAll() && to.family() == Family.V6 ? "::/0" : to.shortText();
    }

    /** What the kernel gives a route that names none. */
    public static long defaultMetric(Family family) {
        return family == Family.V4 ? 0 : 1024;
    }
}
