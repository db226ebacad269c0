package dev.vethwork.cli;

import dev.vethwork.cli.command.LabCommand;
import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.text.ProgramName;

/** Lines to try, below the help of a command and in its page of the manual. */
final class Examples {
    private Examples() {}

    static void add(LabCommand command, String name) {
        String[] lines = command.examples(Sample.place().toString()).stream()
                .map(words -> "  " + ProgramName.command((name + " " + words).strip()))
                .toArray(String[]::new);
        command.arguments().spec().usageMessage().footerHeading("%n" + Spoken.text("root.try") + "%n").footer(lines);
    }
}
