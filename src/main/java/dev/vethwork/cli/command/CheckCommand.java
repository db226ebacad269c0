package dev.vethwork.cli.command;

import dev.vethwork.cli.answer.CheckedStep;
import dev.vethwork.cli.answer.Json;
import dev.vethwork.cli.answer.LessonAnswer;
import dev.vethwork.cli.argument.Given;
import dev.vethwork.cli.argument.SharedOptions;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.cli.text.ChecksText;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Targets.Deployed;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.LabConnection;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.Lesson;
import dev.vethwork.lesson.LessonMessages;
import dev.vethwork.lesson.LessonStep;
import dev.vethwork.lesson.Lessons;
import dev.vethwork.lesson.Trust;
import dev.vethwork.lesson.judge.Judge;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Equipment;
import dev.vethwork.text.ProgramName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code check}: a lesson's checks, asked of a running lab. */
public final class CheckCommand extends LabCommand {
    private final Given<String> lab = arguments().lab("LAB", "A deployed lab's name, or its file.");

    private final Given<String> file = arguments().parameter("LESSON", "A lesson, *.lesson.md.");

    private final Given<Integer> only =
            arguments().whole(0, "N", "This step alone, counted from 1; all of them if left out.", "--step");

    private final Given<Boolean> hint =
            arguments().flag("Also the first thing to do, where a check is not met.", "--hint");

    private final Given<Boolean> yes = SharedOptions.yes(arguments());

    private final Given<Boolean> json = SharedOptions.json(arguments());

    public CheckCommand(CommandSetting setting) {
        super(
                setting,
                "check",
                "Ask the kernel of a running lab whether a lesson's steps are done, and say why one is not. Exit 1 with"
                        + " one not met.");
    }

    @Override
    public List<String> examples(String sample) {
        return List.of("two-rooms two-rooms.lesson.md --step 3 --hint");
    }

    @Override
    int run() throws LabException {
        Lesson lesson = Lessons.open(Path.of(file.value()));
        Integer number = only.orNull();
        List<LessonStep> steps = number == null ? lesson.steps() : List.of(lesson.step(number));
        String name = labs().labOf(lab.value());
        List<CheckedStep> done = new ArrayList<>();
        Caller caller = caller(yes.value(), RunListener.SILENT);
        Trust.ask(lesson, caller.confirmation());
        try (LabConnection connection = labs().connect()) {
            TargetKind kind = labs().find(name).map(Deployed::target).orElse(TargetKind.SANDBOX);
            Equipment equipment = connection.grounds().equipment(kind, lesson.programs());
            List<String> lacking = lesson.lacks(equipment);
            if (!lacking.isEmpty()) {
                console().err().println(ProgramName.WORD + ": " + LessonMessages.text("lacks", String.join(", ", lacking)) + ".");
            }
            Judge judge = new Judge(connection, name, caller);
            for (LessonStep step : steps) {
                List<String> lacks = step.lacks(equipment);
                done.add(new CheckedStep(step, lacks.isEmpty() ? judge.patiently(step.checks()) : List.of(), lacks));
            }
        }
        print(json.value() ? Json.print(LessonAnswer.of(lesson, done)) : new ChecksText(console(), hint.value()).of(done));
        return done.stream().allMatch(d -> d.met() || d.skipped()) ? ExitCodes.OK : ExitCodes.FINDINGS;
    }
}
