package dev.vethwork.format.importing.shell;

/** What stands here is not shell. */
final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableException(int line) {
        super("line " + line, null, false, false);
    }
}
