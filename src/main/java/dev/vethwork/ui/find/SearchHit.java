package dev.vethwork.ui.find;

/**
 * Something found.
 *
 * @param node the node that it belongs to
 * @param what the words that match
 */
public record SearchHit(Kind kind, String node, String what) {
    /** What of a node matches; a key of the messages after {@code find.}. */
    public enum Kind {
        NAME,
        INTERFACE,
        ADDRESS,
        MAC
    }
}
