package dev.vethwork.cli.command;

import dev.vethwork.cli.answer.Answers;
import dev.vethwork.cli.argument.Given;
import dev.vethwork.cli.argument.Options;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.cli.text.AnswerTexts;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Finding.Level;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.LessonLint;
import dev.vethwork.lesson.Lessons;
import java.nio.file.Path;
import java.util.List;

/** {@code validate}: what a drawing or a lesson would do wrong. */
public final class ValidateCommand extends LabCommand {
    private final Given<String> file = arguments().parameter("FILE", "A drawing, *.vethwork.json, or a lesson, *.lesson.md.");

    private final Given<String> place = Options.target(arguments());

    private final Given<Boolean> json = Options.json(arguments());

    public ValidateCommand(CommandSetting setting) {
        super(
                setting,
                "validate",
                "Say what a drawing or a lesson would do wrong, before it is used. Exit 1 with findings of level error.");
    }

    @Override
    int run() throws LabException {
        List<Finding> findings = findings(file.value());
        if (json.value()) {
            printJson(Answers.findings(findings));
        } else {
            print(AnswerTexts.findings(findings, console()));
        }
        return findings.stream().anyMatch(f -> f.level() == Level.ERROR) ? ExitCodes.FINDINGS : ExitCodes.OK;
    }

    private List<Finding> findings(String named) throws LabException {
        return Lessons.isLesson(Path.of(named))
                ? LessonLint.check(Path.of(named))
                : labs().lint(open(named).topology(), Options.kind(place));
    }
}
