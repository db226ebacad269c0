package dev.vethwork.format.importing.shell.syntax;

/** What stands here is not shell. */
public final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableException(int line) {
        super("line " + line, null, false, false);
    }
}
