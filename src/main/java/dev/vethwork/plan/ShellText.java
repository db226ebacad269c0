package dev.vethwork.plan;

import dev.vethwork.plan.operation.ServiceOperation;
import dev.vethwork.plan.operation.SetWireguard;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Commands as text that a person can paste into a shell; this program itself never does. */
public final class ShellText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");
    private static final String BESIDE = " </dev/null >/dev/null 2>&1 &";

    private ShellText() {}

    /** The words, each quoted where a shell would read more into it. */
    public static String line(List<String> argv) {
        return argv.stream().map(ShellText::word).collect(Collectors.joining(" "));
    }

    /** A line for each command; a service runs beside what follows. */
    public static String lines(List<Step> steps) {
        return steps.stream().map(s -> line(s) + "\n").collect(Collectors.joining());
    }

    /** What takes the commands back, the last one first; nothing for those that go with what they belong to. */
    public static String undo(List<Step> steps) {
        return steps.reversed().stream()
                .filter(s -> s.inverse() != null)
                .map(s -> line(s.undo()) + "\n")
                .collect(Collectors.joining());
    }

    /**
     * A script for {@code sh} that stops at the first command that fails; every command stands under the reason for it.
     * It wants the rights that the commands want.
     *
     * @param title what the script is for, one line
     */
    public static String script(String title, List<Step> steps) {
        StringBuilder out = new StringBuilder("#!/bin/sh\n# " + oneLine(title) + "\nset -eu\n");
        for (Step step : steps) {
            out.append("\n# ")
                    .append(oneLine(step.reason().text()))
                    .append('\n')
                    .append(line(step))
                    .append('\n');
        }
        return out.toString();
    }

    private static String line(Step step) {
        String line = line(step.argv());
        return switch (step.operation()) {
            case ServiceOperation.Start _ -> line + BESIDE;
            case SetWireguard set -> fed(line, set.input());
            default -> line;
        };
    }

    /** A command with what it reads, on one line: printf is a shell's own, and on no command line of a process. */
    public static String fed(String line, String input) {
        return input.isEmpty() ? line : "printf " + word(input.replace("%", "%%").replace("\n", "\\n")) + " | " + line;
    }

    private static String word(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** A comment ends with its line: what follows a line break in a name would be run. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
    }
}
