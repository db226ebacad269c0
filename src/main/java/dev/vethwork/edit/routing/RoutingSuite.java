package dev.vethwork.edit.routing;

/** Whose programs speak it. */
public enum RoutingSuite {
    BIRD("bird", "/etc/bird/bird.conf"),
    FRR("frr", "/etc/frr/frr.conf");

    private final String word;
    private final String path;

    RoutingSuite(String word, String path) {
        this.word = word;
        this.path = path;
    }

    /** The word in keys of texts. */
    public String word() {
        return word;
    }

    /** Where its configuration is. */
    public String path() {
        return path;
    }
}
