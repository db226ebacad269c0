package dev.vethwork.engine;

import org.jspecify.annotations.Nullable;

/**
 * Something that a target could not do. The message is one sentence for a person; the rest is what a program or a log
 * wants.
 */
public class TargetException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of failure it is; the command line's exit codes follow it. */
    public enum Kind {
        /** A step failed, and the deployment was rolled back. */
        STEP_FAILED,
        /** No privilege, a wrong password, a kernel that refuses user namespaces. */
        NOT_PERMITTED,
        /** A tool or a piece of the kernel is missing. */
        MISSING,
        /** Something of somebody else's is in the way. */
        CONFLICT,
        /** Somebody else is working on the same lab. */
        LOCKED,
        CANCELLED,
        /** The target went away: its shell ended, its holder died. */
        LOST;

        /** Whether the same deployment, once more, is what to do about it. */
        public boolean isMendedByDeploying() {
            return this == CANCELLED || this == LOST;
        }
    }

    private final Kind kind;
    private final String remedy;
    private final String element;
    private final String stderr;

    /**
     * @param message what happened
     * @param remedy what to do about it
     * @param element the drawn element, empty where none
     * @param stderr the words of the command that failed, empty where none
     */
    public TargetException(
            Kind kind,
            String message,
            String remedy,
            String element,
            String stderr,
            @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.remedy = remedy;
        this.element = element;
        this.stderr = stderr;
    }

    public Kind kind() {
        return kind;
    }

    public String remedy() {
        return remedy;
    }

    public String element() {
        return element;
    }

    public String stderr() {
        return stderr;
    }
}
