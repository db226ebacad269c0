package dev.vethwork.lesson.check;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.LessonMessages;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code command: { node: red, run: [ ip, route ], exit: 0, output: "192\\.168" }}.
 *
 * @param output what it prints somewhere; null for anything
 */
public record CommandCheck(String node, List<String> run, int exit, @Nullable Pattern output) implements Check {
    /** More of an output is not read. */
    private static final int LONGEST = 16_384;

    private static final Pattern PLAIN = Pattern.compile("\\^?([\\w /:,-]+)\\$?");

    private static final int SHOWN = 200;

    /** How a shell, and what starts programs for one, answers when there is no such program. */
    private static final int NOT_FOUND = 127;

    public CommandCheck {
        run = List.copyOf(run);
    }

    @Override
    public boolean isRead() {
        return false;
    }

    @Override
    public String text() {
        return "command: { node: " + node + ", run: " + YamlWords.list(run) + ", exit: " + exit
                + (output == null ? "" : ", output: " + YamlWords.quoted(output.pattern())) + " }";
    }

    @Override
    public String expected() {
        String line = String.join(" ", run);
        String key = "command.expected" + (exit == 0 ? "" : ".fails") + (output == null ? "" : ".output");
        return LessonMessages.text(key, node, line, exit, output == null ? "" : shown(output));
    }

    /** A whole line or a word as it is printed, not as a pattern of it. */
    private static String shown(Pattern output) {
        Matcher plain = PLAIN.matcher(output.pattern());
        return plain.matches() ? plain.group(1) : output.pattern();
    }

    @Override
    public CheckVerdict judge(RunningLab lab) throws LabException {
        CommandResult result = lab.run(node, run);
        String all = result.stdout() + result.stderr();
        String said = all.substring(0, Math.min(all.length(), LONGEST));
        boolean met = result.exitCode() == exit && (output == null || BoundedText.holds(said, output));
        String shown = shown(said);
        return CheckVerdict.of(
                met,
                LessonMessages.text(shown.isEmpty() ? "command.silent" : "command.found", result.exitCode(), shown, String.join(" ", run)),
                met ? "" : why(result.exitCode(), said));
    }

    private String why(int ended, String said) {
        if (ended != exit) {
            // What a program complains of is what it says last.
            String last = shown(said.strip().lines().reduce("", (before, line) -> line));
            String how = ended == NOT_FOUND ? "command.why.notFound" : last.isEmpty() ? "command.why.exit.silent" : "command.why.exit";
            return LessonMessages.text(how, node, run.getFirst(), ended, exit, last);
        }
        String pattern = Objects.requireNonNull(output).pattern();
        String shown = shown(said);
        return shown.isEmpty()
                ? LessonMessages.text("command.why.silent", node, run.getFirst(), pattern)
                : LessonMessages.text("command.why.output", node, run.getFirst(), pattern, shown);
    }

    private static String shown(String said) {
        String text = said.strip();
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
