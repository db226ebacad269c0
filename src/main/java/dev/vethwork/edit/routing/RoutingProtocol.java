package dev.vethwork.edit.routing;

/** How routers tell each other their networks. */
public enum RoutingProtocol {
    OSPF("ospf"),
    BGP("bgp");

    private final String word;

    RoutingProtocol(String word) {
        this.word = word;
    }

    /** The name of the service that speaks it, and the word in keys of texts. */
    public String word() {
        return word;
    }
}
