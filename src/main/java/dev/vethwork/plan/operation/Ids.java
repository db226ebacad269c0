package dev.vethwork.plan.operation;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.Neighbor;
import dev.vethwork.state.ProxyEntry;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.RoutingRuleEntry;
import java.util.Locale;

/** Ids of steps: namespace, kind and name, so that they sort by where they act. The root namespace's begin with /. */
public final class Ids {
    private Ids() {}

    public static String namespace(String name) {
        return name + "/namespace";
    }

    public static String link(Place place) {
        return place.namespace() + "/link/" + place.name();
    }

    public static String mark(Place place) {
        return link(place) + "/alias";
    }

    public static String up(Place place) {
        return link(place) + "/up";
    }

    public static String mtu(Place place) {
        return link(place) + "/mtu";
    }

    public static String port(Place place) {
        return link(place) + "/master";
    }

    public static String address(Place place, Prefix address) {
        return place.namespace() + "/address/" + place.name() + "/" + address;
    }

    public static String route(String namespace, RouteEntry route) {
        String metric = route.metric() == RouteWords.defaultMetric(route.family()) ? "" : "/" + route.metric();
        String table = route.table().isMain() ? "" : route.table().text() + "/";
        return namespace + "/route/" + table + RouteWords.destination(route.to()) + metric;
    }

    /** There may be several of one priority, so all that a rule asks for is in its id. */
    static String routingRule(String namespace, RoutingRuleEntry rule) {
        String number = String.format(Locale.ROOT, "%010d", rule.priority());
        String words = String.join(" ", RoutingRuleOperation.command(namespace, "del", rule).words());
        return namespace + "/rule/" + (rule.family() == Family.V4 ? "v4/" : "v6/") + number + "/" + words;
    }

    static String neighbor(Place place, Neighbor neighbor) {
        return place.namespace() + "/neighbor/" + place.name() + "/" + Addresses.text(neighbor.address());
    }

    static String proxy(Place place, ProxyEntry entry) {
        return place.namespace() + "/proxy/" + place.name() + "/" + Addresses.text(entry.address());
    }

    static String resolver(String namespace) {
        return namespace + "/resolver";
    }

    public static String setting(String namespace, String name) {
        return namespace + "/sysctl/" + name;
    }

    static String shaping(Place place) {
        return place.namespace() + "/shaping/" + place.name();
    }

    static String loss(Place place) {
        return place.namespace() + "/loss/" + place.name();
    }

    static String service(String namespace, String name) {
        return namespace + "/service/" + name;
    }

    static String uplink(String namespace) {
        return namespace + "/uplink";
    }

    /** Deletions have ids of their own, since the same thing may be made anew in the same plan. */
    static String deletion(String id) {
        return id + "/delete";
    }
}
