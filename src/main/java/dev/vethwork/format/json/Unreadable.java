package dev.vethwork.format.json;

/** Gives up on one element whose problem is already noted, so that the reader goes on with the next one. */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unreadable() {
        super(null, null, false, false);
    }
}
