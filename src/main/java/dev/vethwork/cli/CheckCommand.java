package dev.vethwork.cli;

import dev.vethwork.engine.RunListener;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.LabConnection;
import dev.vethwork.lab.LabException;
import dev.vethwork.lesson.Lesson;
import dev.vethwork.lesson.Lessons;
import dev.vethwork.lesson.Say;
import dev.vethwork.lesson.Step;
import dev.vethwork.lesson.Trust;
import dev.vethwork.lesson.judge.Judge;
import dev.vethwork.lesson.judge.Judged;
import dev.vethwork.text.ProgramName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code check}: a lesson's checks, asked of a running lab. */
final class CheckCommand extends LabCommand {
    private final Given<String> lab = arguments().lab("LAB", "A deployed lab's name, or its file.");

    private final Given<String> file = arguments().parameter("LESSON", "A lesson, *.lesson.md.");

    private final Given<Double> only =
            arguments().number(0, "N", "This step alone, counted from 1; all of them if left out.", "--step");

    private final Given<Boolean> yes = Options.yes(arguments());

    private final Given<Boolean> json = Options.json(arguments());

    CheckCommand(Setting setting) {
        super(
                setting,
                "check",
                "Ask the kernel of a running lab whether a lesson's steps are done, and say why one is not. Exit 1 with"
                        + " one not met.");
    }

    /** A step and what came of its checks. */
    record Done(Step step, List<Judged> checks) {
        boolean met() {
            return checks.stream().allMatch(Judged::met);
        }
    }

    @Override
    int run() throws LabException {
        Lesson lesson = Lessons.open(Path.of(file.value()));
        int number = only.value().intValue();
        List<Step> steps = number == 0 ? lesson.steps() : List.of(lesson.step(number));
        String name = labs().labOf(lab.value());
        List<Done> done = new ArrayList<>();
        Caller caller = caller(yes.value(), RunListener.SILENT);
        Trust.ask(lesson, caller.confirmation());
        try (LabConnection connection = labs().connect()) {
            List<String> lacking = lesson.lacks(connection.missing());
            if (!lacking.isEmpty()) {
                console().err().println(ProgramName.WORD + ": " + Say.text("lacks", String.join(", ", lacking)) + ".");
            }
            Judge judge = new Judge(connection, name, caller);
            for (Step step : steps) {
                done.add(new Done(step, judge.patiently(step.checks())));
            }
        }
        print(json.value() ? Json.print(LessonAnswer.of(lesson, done)) : LessonText.of(done, console()));
        return done.stream().allMatch(Done::met) ? ExitCodes.OK : ExitCodes.FINDINGS;
    }
}
