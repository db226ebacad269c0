package dev.vethwork.cli.command;

import dev.vethwork.cli.answer.Answers;
import dev.vethwork.cli.argument.Given;
import dev.vethwork.cli.argument.SharedOptions;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.cli.terminal.Interrupt;
import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.cli.text.AnswerTexts;
import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.RunListener;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Finding.Level;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.LabConnection;
import dev.vethwork.lab.consent.Author;
import dev.vethwork.lab.consent.Confirmation;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.Lesson;
import dev.vethwork.lesson.LessonLint;
import dev.vethwork.lesson.LessonMessages;
import dev.vethwork.lesson.Lessons;
import dev.vethwork.lesson.Trust;
import dev.vethwork.lesson.judge.LessonTrial;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code validate}: what a drawing or a lesson would do wrong. */
public final class ValidateCommand extends LabCommand {
    private final Given<String> file = arguments().parameter("FILE", "A drawing, *.vethwork.json, or a lesson, *.lesson.md; - for a drawing from standard input.");

    private final Given<Boolean> solve = arguments()
            .flag("A lesson only: do it in a sandbox by its own solutions, and ask each check before and after.", "--solve");

    private final Given<String> place = SharedOptions.target(arguments());

    private final Given<Boolean> yes = SharedOptions.yes(arguments());

    private final Given<Boolean> json = SharedOptions.json(arguments());

    private Cancellation stopped = new Cancellation();

    public ValidateCommand(CommandSetting setting) {
        super(
                setting,
                "validate",
                "Say what a drawing or a lesson would do wrong, before it is used. Exit 1 with findings of level error.");
    }

    @Override
    public List<String> examples(String sample) {
        return List.of(sample, "two-rooms.lesson.md --solve");
    }

    @Override
    int run() throws LabException {
        Optional<List<Finding>> found = unlessInterrupted(file.value());
        if (found.isEmpty()) {
            return ExitCodes.INTERRUPTED;
        }
        List<Finding> findings = found.get();
        if (json.value()) {
            printJson(Answers.findings(findings));
        } else {
            print(AnswerTexts.findings(findings, console()));
        }
        return findings.stream().anyMatch(f -> f.level() == Level.ERROR) ? ExitCodes.FINDINGS : ExitCodes.OK;
    }

    /** Empty where somebody has interrupted it. */
    private Optional<List<Finding>> unlessInterrupted(String named) throws LabException {
        try {
            List<Finding> findings = findings(named);
            return stopped.isCancelled() ? Optional.empty() : Optional.of(findings);
        } catch (LabException e) {
            if (stopped.isCancelled()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private List<Finding> findings(String named) throws LabException {
        if (!Lessons.isLesson(Path.of(named))) {
            if (solve.value()) {
                throw LessonMessages.usage("trial.drawing", named);
            }
            return labs().grounds().lint(open(named).topology(), SharedOptions.kind(place));
        }
        List<Finding> findings = LessonLint.check(Path.of(named));
        if (!solve.value() || findings.stream().anyMatch(f -> f.level() == Level.ERROR)) {
            return findings;
        }
        return Stream.concat(findings.stream(), tried(Lessons.open(Path.of(named))).stream()).toList();
    }

    private List<Finding> tried(Lesson lesson) throws LabException {
        Caller caller = caller(yes.value(), RunListener.SILENT);
        Trust.askBeforeSolving(lesson, caller.confirmation());
        // Whoever has written the lesson knows of the loops in it.
        stopped = caller.cancellation();
        Caller solving = Author.wrote(lesson.file()) ? caller.withConfirmation(Confirmation.ALWAYS) : caller;
        try (Interrupt _ = new Interrupt(solving.cancellation(), console().err(), Spoken.text("validate.stopping"));
                LabConnection connection = labs().connect()) {
            return new LessonTrial(connection, lesson, solving).run();
        }
    }
}
