package dev.vethwork.engine;

import dev.vethwork.plan.Step;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the step of a batch that failed, from what the tool says about it. */
final class StepFailure {
    /** iproute2 and tc: the number of the line in the batch. */
    private static final Pattern BATCH_LINE = Pattern.compile("Command failed -:(\\d+)");
    /** iptables-restore, in its several ways. */
    private static final Pattern RESTORE_LINE = Pattern.compile("line:? (\\d+)");

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    private StepFailure() {}

    /** Index of the failed step in its batch. */
    static int index(Batch batch, String stderr) {
        int last = batch.steps().size() - 1;
        return switch (batch.kind()) {
            case IP, TC -> BATCH_LINE.matcher(stderr).find()
                    ? Math.clamp(number(BATCH_LINE, stderr) - 1, 0, last)
                    : quoted(batch.steps(), stderr);
            case IPTABLES, IP6TABLES -> Math.min(
                    last, RestoreFile.commandAt(batch.payload(), number(RESTORE_LINE, stderr)));
            case SYSCTL, OVS -> mentioned(batch.steps(), stderr);
            case EXEC, SPAWN, STOP, SIDE_BY_SIDE -> 0;
        };
    }

    /** How many steps of a batch were done for sure, as far as what they make is concerned. */
    static int done(Batch batch, int exitCode, String stderr) {
        int all = batch.steps().size();
        if (exitCode == 0) {
            return all;
        }
        return switch (batch.kind()) {
            case IP, TC -> {
                Matcher line = BATCH_LINE.matcher(stderr);
                // What iproute2 cannot parse ends it without a number; those before it were done.
                yield line.find() ? Math.clamp(Integer.parseInt(line.group(1)) - 1, 0, all) : all;
            }
            // One transaction each.
            case OVS, IPTABLES, IP6TABLES, SYSCTL, EXEC, SPAWN, STOP, SIDE_BY_SIDE -> 0;
        };
    }

    static TargetException exception(Step step, CommandResult result) {
        String words = words(result.stderr());
        Meaning known = Meaning.of(words);
        return new Trouble(
                        TargetException.Kind.STEP_FAILED,
                        Trouble.phrase("step", what(step), known.text()),
                        known.remedy(),
                        step.element(),
                        step.argv(),
                        result.exitCode(),
                        words)
                .exception();
    }

    private static Object what(Step step) {
        String reason = step.reason().text().strip();
        String plain = reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
        return plain.isEmpty()
                ? Trouble.phrase("step.run", String.join(" ", step.argv()))
                : Character.toLowerCase(plain.charAt(0)) + plain.substring(1);
    }

    /** Without what only counts lines of our batch. */
    static String words(String stderr) {
        return stderr.lines()
                .filter(line -> !BATCH_LINE.matcher(line).find())
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
    }

    private static int number(Pattern pattern, String stderr) {
        Matcher matcher = pattern.matcher(stderr);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 1;
    }

    /** What iproute2 cannot parse ends it without a line's number; it quotes the word that it stumbled over. */
    private static int quoted(List<Step> steps, String stderr) {
        List<String> words = QUOTED.matcher(stderr).results().map(found -> found.group(1)).toList();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).argv().stream().skip(3).anyMatch(words::contains)) {
                return i;
            }
        }
        return 0;
    }

    /** The step whose longest word the tool repeats; the first where it repeats none. */
    private static int mentioned(List<Step> steps, String stderr) {
        for (int i = 0; i < steps.size(); i++) {
            String name = steps.get(i).argv().stream()
                    .skip(2)
                    .map(word -> word.split("=", 2)[0].replace('.', '/'))
                    .filter(word -> word.length() > 2)
                    .reduce((a, b) -> a.length() >= b.length() ? a : b)
                    .orElse("");
            if (!name.isEmpty() && stderr.replace('.', '/').contains(name)) {
                return i;
            }
        }
        return 0;
    }
}
