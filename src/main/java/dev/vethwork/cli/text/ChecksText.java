package dev.vethwork.cli.text;

import dev.vethwork.cli.answer.CheckedStep;
import dev.vethwork.cli.terminal.Console;
import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.lesson.judge.Judged;
import dev.vethwork.text.Sentences;
import java.util.List;

/**
 * What came of a lesson's checks, for people.
 *
 * @param hints whether the first thing to do is told where one is not met
 */
public record ChecksText(Console console, boolean hints) {
    public String of(List<CheckedStep> done) {
        StringBuilder out = new StringBuilder();
        for (CheckedStep step : done) {
            out.append(step.skipped() ? "–" : mark(step.met()))
                    .append(' ')
                    .append(console.bold(step.step().number() + ". " + step.step().title()))
                    .append('\n');
            if (step.skipped()) {
                note(step.step().passedOver(step.lacking()), out);
            }
            step.checks().forEach(check -> line(check, out));
        }
        long met = done.stream().filter(CheckedStep::met).count();
        return out.append(Spoken.text("lesson.done", met, Spoken.count(done.size(), Spoken.Counted.LESSON_STEP)) + "\n").toString();
    }

    private void line(Judged judged, StringBuilder out) {
        out.append("    ")
                .append(mark(judged.met()))
                .append(' ')
                .append(Sentences.of(judged.asked().expected()))
                .append('\n');
        if (!judged.met()) {
            note(judged.verdict().found(), out);
            note(judged.verdict().why(), out);
            if (hints && !judged.verdict().hint().isEmpty()) {
                note(Spoken.text("lesson.hint", judged.verdict().hint()), out);
            }
        }
    }

    private static void note(String text, StringBuilder out) {
        if (!text.isEmpty()) {
            // What a program has printed stays as it is, below the check that asked for it.
            Sentences.of(text).lines().forEach(line -> out.append("        ").append(line).append('\n'));
        }
    }

    private String mark(boolean met) {
        return met ? console.green("✓") : console.red("✗");
    }
}
