package dev.vethwork.cli.manual;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Picocli's own; where it knows no word, bash completes names of files. */
final class BashCompletion {
    private BashCompletion() {}

    static String of(CommandSpec program) {
        // Without its first line, which is for a script that somebody starts.
        return AutoComplete.bash(program.name(), new CommandLine(program)).replaceFirst("^#!.*\n", "");
    }
}
