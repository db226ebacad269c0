package dev.vethwork.plan.operation;

import dev.vethwork.net.Prefix;
import dev.vethwork.state.RouteEntry;

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

    static String port(Place place) {
        return link(place) + "/master";
    }

    public static String address(Place place, Prefix address) {
        return place.namespace() + "/address/" + place.name() + "/" + address;
    }

    public static String route(String namespace, RouteEntry route) {
        String metric = route.metric() == RouteWords.defaultMetric(route.family()) ? "" : "/" + route.metric();
        return namespace + "/route/" + RouteWords.destination(route.to()) + metric;
    }

    public static String setting(String namespace, String name) {
        return namespace + "/sysctl/" + name;
    }

    static String shaping(Place place) {
        return place.namespace() + "/shaping/" + place.name();
    }

    static String service(String namespace, String name) {
        return namespace + "/service/" + name;
    }

    /** Deletions have ids of their own, since the same thing may be made anew in the same plan. */
    static String deletion(String id) {
        return id + "/delete";
    }
}
