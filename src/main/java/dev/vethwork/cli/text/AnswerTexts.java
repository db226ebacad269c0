package dev.vethwork.cli.text;

import dev.vethwork.cli.answer.Answers;
import dev.vethwork.cli.terminal.Console;
import dev.vethwork.cli.terminal.CopyableCommand;
import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.explain.Finding;
import dev.vethwork.lab.inspect.LabStatus;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.operation.Action;
import dev.vethwork.text.Sentences;
import java.util.List;

/** The answers for people. */
public final class AnswerTexts {
    private AnswerTexts() {}

    public static String findings(List<Finding> findings, Console console) {
        if (findings.isEmpty()) {
            return Spoken.text("findings.none") + "\n";
        }
        StringBuilder out = new StringBuilder();
        for (Finding finding : findings) {
            String level = Spoken.text("level." + Answers.word(finding.level()));
            out.append(finding.level() == Finding.Level.ERROR ? console.red(level) : console.bold(level))
                    .append("  ")
                    .append(finding.element().isEmpty() ? "" : finding.element() + ": ")
                    .append(Sentences.of(finding.message()))
                    .append(console.dim("  " + finding.code()))
                    .append('\n');
            if (!finding.fix().isEmpty()) {
                out.append("       ").append(Sentences.of(Sentences.capital(finding.fix()))).append('\n');
            }
        }
        return out.toString();
    }

    public static String plan(Plan plan, Console console) {
        StringBuilder out = new StringBuilder();
        for (Plan.Conflict conflict : plan.conflicts()) {
            out.append(console.red(Spoken.text("conflict"))).append("  ").append(Sentences.of(conflict.message().text()))
                    .append(' ').append(Sentences.of(Sentences.capital(conflict.remedy().text()))).append('\n');
        }
        Table table = new Table("");
        int number = 0;
        for (Step step : plan.steps()) {
            number++;
            table.row(
                    number,
                    CopyableCommand.quoted(step.argv()),
                    "# " + Spoken.text("action." + Answers.word(step.action()), step.element()));
        }
        return out.append(table.print(console.columns())).append(counts(plan)).append('\n').toString();
    }

    public static String deployed(Plan plan, Console console) {
        if (plan.isEmpty()) {
            return Spoken.text("deployed.already", plan.lab(), plan.target()) + "\n";
        }
        return plan(plan, console)
                + console.green(Spoken.text("deployed", plan.lab(), plan.target())) + "\n";
    }

    /** The file, or that there is none. */
    private static String where(LabStatus status) {
        return switch (status.lab().document()) {
            case DocumentId.InFile file -> status.file();
            case DocumentId.Sheet sheet -> Spoken.text("status.sheet");
            case DocumentId.Unknown unknown -> "";
        };
    }

    private static String counts(Plan plan) {
        return plan.isEmpty()
                ? Spoken.text("plan.nothing", plan.lab(), plan.target())
                : Spoken.text(
                        "plan.counts",
                        Spoken.count(plan.steps().size(), Spoken.Counted.STEP),
                        plan.count(Action.CREATE),
                        plan.count(Action.CHANGE),
                        plan.count(Action.DELETE),
                        plan.target());
    }

    public static String status(List<LabStatus> labs, Console console) {
        if (labs.isEmpty()) {
            return Spoken.text("status.none") + "\n";
        }
        Table table = new Table("", Spoken.heads("status.heads"));
        labs.forEach(l -> table.row(
                l.lab().lab(),
                l.lab().target(),
                Spoken.text("state." + l.lab().state().text()),
                l.drift().isPresent() ? String.valueOf(l.drift().getAsInt()) : "?",
                where(l)));
        StringBuilder text = new StringBuilder(table.print(console.columns()));
        labs.forEach(l -> l.differences()
                .forEach(d -> text.append(l.lab().lab()).append(": ").append(d.what().text()).append('\n')));
        return text.toString();
    }
}
