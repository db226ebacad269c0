package dev.vethwork.format.importing.command;

import dev.vethwork.format.importing.ImportTexts;

/** A command ends here, with this outcome. */
public final class CommandEnd extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    private CommandEnd(Outcome outcome) {
        super("stop", null, false, false);
        this.outcome = outcome;
    }

    public Outcome outcome() {
        return outcome;
    }

    public static CommandEnd with(Outcome outcome) {
        return new CommandEnd(outcome);
    }

    public static CommandEnd passed(String key, Object... arguments) {
        return new CommandEnd(Outcome.passed(key, arguments));
    }

    /** There is nothing to do, and the program says so. */
    public static CommandEnd nothing(String key, Object... arguments) {
        return new CommandEnd(new Outcome.Passed(1, ImportTexts.of("passed." + key, arguments)));
    }

    public static CommandEnd refused(String key, Object... arguments) {
        return new CommandEnd(Outcome.refused(key, arguments));
    }

    public static CommandEnd failed(String key, Object... arguments) {
        return new CommandEnd(Outcome.failed(key, arguments));
    }
}
