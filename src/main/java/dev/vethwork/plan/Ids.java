package dev.vethwork.plan;

/** Ids of steps: namespace, kind and name, so that they sort by where they act. The root namespace's begin with /. */
final class Ids {
    private Ids() {}

    static String namespace(String name) {
        return name + "/namespace";
    }

    static String link(Place place) {
        return place.namespace() + "/link/" + place.name();
    }

    static String address(Place place, Object address) {
        return place.namespace() + "/address/" + place.name() + "/" + address;
    }

    static String up(Place place) {
        return link(place) + "/up";
    }
}
