package dev.vethwork.explain;

/**
 * The row of a table that made a node decide as it did.
 *
 * @param text as the tool prints it: {@code 10.0.0.0/24 dev eth0}, {@code -A FORWARD -j DROP}, a neighbour's address
 */
public record Evidence(Kind kind, String text) {
    /** The table that it is in. */
    public enum Kind {
        ROUTE,
        RULE,
        NEIGHBOR
    }
}
