package dev.vethwork.format.importing.command;

import dev.vethwork.format.importing.Said;

/** A command ends here, with this outcome. */
public final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    private Stop(Outcome outcome) {
        super("stop", null, false, false);
        this.outcome = outcome;
    }

    public Outcome outcome() {
        return outcome;
    }

    public static Stop with(Outcome outcome) {
        return new Stop(outcome);
    }

    public static Stop passed(String key, Object... arguments) {
        return new Stop(Outcome.passed(key, arguments));
    }

    /** There is nothing to do, and the program says so. */
    public static Stop nothing(String key, Object... arguments) {
        return new Stop(new Outcome.Passed(1, Said.of("passed." + key, arguments)));
    }

    public static Stop refused(String key, Object... arguments) {
        return new Stop(Outcome.refused(key, arguments));
    }

    public static Stop failed(String key, Object... arguments) {
        return new Stop(Outcome.failed(key, arguments));
    }
}
