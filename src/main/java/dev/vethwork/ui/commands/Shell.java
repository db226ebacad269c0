package dev.vethwork.ui.commands;

import dev.vethwork.plan.Step;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Commands as text that a person can paste into a shell; this program itself never does. */
final class Shell {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");

    private Shell() {}

    static String line(List<String> argv) {
        return argv.stream().map(Shell::word).collect(Collectors.joining(" "));
    }

    private static String word(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    static String lines(List<Step> steps) {
        return steps.stream().map(s -> line(s.argv()) + "\n").collect(Collectors.joining());
    }

    /** A script that stops at the first command that fails; every command under the reason for it. */
    static String script(List<Step> steps) {
        StringBuilder out = new StringBuilder("#!/bin/sh\nset -eu\n");
        for (Step step : steps) {
            out.append("\n# ")
                    .append(step.reason().text().replaceAll("\\R", " "))
                    .append('\n')
                    .append(line(step.argv()))
                    .append('\n');
        }
        return out.toString();
    }
}
