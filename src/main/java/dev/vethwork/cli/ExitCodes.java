package dev.vethwork.cli;

import dev.vethwork.lab.LabException;

/** What the program ends with. */
final class ExitCodes {
    static final int OK = 0;
    static final int FINDINGS = 1;
    static final int USAGE = 2;
    static final int ROLLED_BACK = 3;
    static final int NOT_PERMITTED = 4;

    private ExitCodes() {}

    static int of(LabException.Exit exit) {
        return switch (exit) {
            case OK -> OK;
            case FINDINGS -> FINDINGS;
            case USAGE -> USAGE;
            case ROLLED_BACK -> ROLLED_BACK;
            case NOT_PERMITTED -> NOT_PERMITTED;
        };
    }
}
