package dev.vethwork.cli.terminal;

import dev.vethwork.lab.failure.LabException;

/** What the program ends with. */
public final class ExitCodes {
    public static final int OK = 0;
    public static final int FINDINGS = 1;
    public static final int USAGE = 2;
    public static final int ROLLED_BACK = 3;
    public static final int NOT_PERMITTED = 4;
    /** As shells have it: 128 and the number of SIGINT. */
    public static final int INTERRUPTED = 130;

    private ExitCodes() {}

    public static int of(LabException.Exit exit) {
        return switch (exit) {
            case OK -> OK;
            case FINDINGS -> FINDINGS;
            case USAGE -> USAGE;
            case ROLLED_BACK -> ROLLED_BACK;
            case NOT_PERMITTED, DECLINED -> NOT_PERMITTED;
        };
    }
}
