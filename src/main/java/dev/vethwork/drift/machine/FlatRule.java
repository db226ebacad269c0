package dev.vethwork.drift.machine;

/**
 * A rule that stands in a built-in chain, with all that was asked on the way to it.
 *
 * @param share of the packets that it takes, by chance; 1 for all
 * @param to where a translated packet goes, or comes from; empty for none
 * @param text as it is told of
 */
record FlatRule(Condition condition, double share, Target target, String to, String text) {
    /** What is done with a packet, as far as a drawing can say it. */
    enum Target {
        ACCEPT,
        DROP,
        REJECT,
        MASQUERADE,
        SNAT,
        DNAT
    }
}
