package dev.vethwork.engine.driver;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.Trouble;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.operation.LinkOperation;
import dev.vethwork.plan.operation.Operation;
import dev.vethwork.plan.operation.SettingOperation;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the step of a batch that failed, from what the tool says about it. */
public final class StepFailure {
    /** iproute2 and tc: the number of the line in the batch. */
    private static final Pattern BATCH_LINE = Pattern.compile("Command failed -:(\\d+)");
    /** iptables-restore, in its several ways. */
    private static final Pattern RESTORE_LINE = Pattern.compile("line:? (\\d+)");

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    private StepFailure() {}

    /** Index of the failed step in its batch. */
    public static int index(Batch batch, String stderr) {
        int last = batch.steps().size() - 1;
        return switch (batch.kind()) {
            case IP, IP_V6, TC -> BATCH_LINE.matcher(stderr).find()
                    ? Math.clamp(number(BATCH_LINE, stderr) - 1, 0, last)
                    : quoted(batch.steps(), stderr);
            case IPTABLES, IP6TABLES -> Math.min(
                    last, RestoreFile.commandAt(batch.payload(), number(RESTORE_LINE, stderr)));
            case SYSCTL, OVS, NFT -> mentioned(batch.steps(), stderr);
            case EXEC, WG, RESOLVER, SPAWN, UPLINK, STOP, SIDE_BY_SIDE -> 0;
        };
    }

    /**
     * How many steps of a batch were done for sure, as far as what they make is concerned.
     *
     * @param all how many it has
     */
    public static int done(Batch.Kind kind, int all, int exitCode, String stderr) {
        if (exitCode == 0) {
            return all;
        }
        return switch (kind) {
            case IP, IP_V6, TC -> {
                Matcher line = BATCH_LINE.matcher(stderr);
                // What iproute2 cannot parse ends it without a number; those before it were done.
                yield line.find() ? Math.clamp(Integer.parseInt(line.group(1)) - 1, 0, all) : all;
            }
            // One transaction each.
            case OVS, IPTABLES, IP6TABLES, NFT, SYSCTL, EXEC, WG, RESOLVER, SPAWN, UPLINK, STOP, SIDE_BY_SIDE -> 0;
        };
    }

    public static StepException exception(Step step, CommandResult result) {
        String words = words(result.stderr());
        return new StepException(step, Meaning.of(words), result, words);
    }

    /** What the step was for, within a sentence. */
    static Object what(Step step) {
        String reason = step.reason().text().strip();
        String plain = reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
        return plain.isEmpty()
                ? Trouble.phrase("step.run", String.join(" ", step.argv()))
                : Character.toLowerCase(plain.charAt(0)) + plain.substring(1);
    }

    /** Without what only counts lines of our batch. */
    public static String words(String stderr) {
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
            if (steps.get(i).operation().command().words().stream().skip(1).anyMatch(words::contains)) {
                return i;
            }
        }
        return 0;
    }

    /** The step whose subject the tool repeats; the first where it repeats none. */
    private static int mentioned(List<Step> steps, String stderr) {
        String said = stderr.replace('.', '/');
        for (int i = 0; i < steps.size(); i++) {
            String name = subject(steps.get(i).operation()).replace('.', '/');
            if (name.length() > 2 && said.contains(name)) {
                return i;
            }
        }
        return 0;
    }

    /** What sysctl and ovs-vsctl call it: a setting, a port or a bridge. */
    private static String subject(Operation operation) {
        return switch (operation) {
            case SettingOperation setting -> setting.name();
            case LinkOperation link -> link.link().name();
            default -> "";
        };
    }
}
