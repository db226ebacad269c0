package dev.vethwork.ui.ping;

/**
 * One end of a question whose other end is still to be said.
 *
 * @param number tells two that are begun alike apart
 */
public record PingDraft(End end, String node, long number) {
    /** Which of the two. */
    public enum End {
        FROM,
        TO
    }

    static PingDraft from(String node) {
        return new PingDraft(End.FROM, node, System.nanoTime());
    }

    static PingDraft to(String node) {
        return new PingDraft(End.TO, node, System.nanoTime());
    }
}
