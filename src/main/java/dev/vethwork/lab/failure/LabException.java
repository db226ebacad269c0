package dev.vethwork.lab.failure;

import org.jspecify.annotations.Nullable;

/** A use case that could not be done: one sentence, what to do about it, and the exit code of the command line. */
public final class LabException extends Exception {
    private static final long serialVersionUID = 1L;

    /** 1 findings, not reachable or drift; 2 usage or unreadable file; 3 failed and rolled back; 4 not permitted or not agreed to. */
    public enum Exit {
        OK,
        FINDINGS,
        USAGE,
        ROLLED_BACK,
        NOT_PERMITTED,
        /** Somebody was asked before it, and has not said yes. */
        DECLINED
    }

    private final Exit exit;
    private final String remedy;
    private final String element;

    public LabException(Exit exit, String message, String remedy, String element, @Nullable Throwable cause) {
        super(message, cause);
        this.exit = exit;
        this.remedy = remedy;
        this.element = element;
    }

    public Exit exit() {
        return exit;
    }

    public String remedy() {
        return remedy;
    }

    /** The drawn element, empty where none. */
    public String element() {
        return element;
    }
}
