package dev.vethwork.cli.command;

import dev.vethwork.cli.argument.Given;
import dev.vethwork.cli.argument.SharedOptions;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.cli.terminal.Interrupt;
import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.engine.RunListener;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.Lesson;
import dev.vethwork.lesson.LessonStep;
import dev.vethwork.lesson.Lessons;
import dev.vethwork.lesson.Trust;
import dev.vethwork.lesson.grade.Csv;
import dev.vethwork.lesson.grade.GradeLimits;
import dev.vethwork.lesson.grade.Graded;
import dev.vethwork.lesson.grade.Grader;
import dev.vethwork.lesson.grade.Html;
import dev.vethwork.net.Quote;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Equipment;
import dev.vethwork.text.ProgramName;
import dev.vethwork.text.Sentences;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** {@code grade}: a class's drawings, one by one. */
public final class GradeCommand extends LabCommand {
    private static final int MOST_JOBS = 64;

    private final Given<String> file = arguments().parameter("LESSON", "A lesson, *.lesson.md.");

    private final Given<String> output =
            arguments().required("CSV", "The table of points and reasons; - for standard output.", "-o", "--output");

    private final Given<String> html = arguments().option("FILE", "The same as a page.", "--html");

    private final Given<String> hidden = arguments()
            .option("FILE", "Another lesson file, whose checks are asked too, step by step; nobody else sees it.", "--hidden");

    private final Given<Integer> jobs = arguments().whole(1, "N", "Submissions at once; 1 if left out.", "--jobs");

    private final Given<Long> time = arguments()
            .whole(GradeLimits.DEFAULT.time().toSeconds(), "SECONDS", "The longest that a submission may take.", "--time");

    private final Given<Boolean> yes = SharedOptions.yes(arguments());

    private final Given<List<String>> files = arguments().rest("FILE", "Submissions, *.vethwork.json.");

    public GradeCommand(CommandSetting setting) {
        super(
                setting,
                "grade",
                "Deploy each submission in a sandbox, ask what the lesson asks of its end, and write points and reasons."
                        + " Exit 1 where a submission lacks a point.");
        arguments().spec().parser().stopAtPositional(false);
    }

    @Override
    public List<String> examples(String sample) {
        return List.of("two-rooms.lesson.md class/*.vethwork.json -o grades.csv");
    }

    @Override
    int run() throws LabException {
        Lesson lesson = Lessons.open(Path.of(file.value()));
        Trust.ask(lesson, caller(yes.value(), RunListener.SILENT).confirmation());
        List<LessonStep> steps = lesson.steps();
        String more = hidden.orNull();
        if (more != null) {
            Lesson beside = Lessons.open(Path.of(more));
            Trust.ask(beside, caller(yes.value(), RunListener.SILENT).confirmation());
            steps = lesson.with(beside);
        }
        steps = possible(steps, lesson.programs());
        GradeLimits limits = GradeLimits.DEFAULT.withTime(Duration.ofSeconds(Math.clamp(time.value(), 1, 3600)));
        Grader grader = new Grader(labs(), steps, limits);
        List<Graded> all;
        try (Interrupt interrupt = new Interrupt(() -> {
            grader.stop();
            console().err().println(ProgramName.WORD + ": " + Spoken.text("grade.stopping"));
        })) {
            all = grader.grade(
                    files.value().stream().map(Path::of).toList(),
                    Math.clamp(jobs.value(), 1, MOST_JOBS),
                    graded -> console().err().println(line(grader, graded)));
            if (interrupt.happened()) {
                return ExitCodes.INTERRUPTED;
            }
        }
        destination(output.value()).write(Csv.of(grader.steps(), all));
        String page = html.orNull();
        if (page != null) {
            destination(page).write(Html.of(lesson, grader.steps(), all));
        }
        return all.stream().allMatch(g -> g.points() == grader.steps().size()) ? ExitCodes.OK : ExitCodes.FINDINGS;
    }

    /** Without those that cannot be done on this machine: nobody is to lose a point by them. */
    private List<LessonStep> possible(List<LessonStep> steps, Set<String> programs) throws LabException {
        Equipment equipment = labs().grounds().equipment(TargetKind.SANDBOX, programs);
        for (LessonStep step : steps) {
            List<String> lacking = step.lacks(equipment);
            if (!lacking.isEmpty()) {
                console().err().println(ProgramName.WORD + ": " + step.passedOver(lacking) + ".");
            }
        }
        return steps.stream().filter(step -> step.lacks(equipment).isEmpty()).toList();
    }

    private static String line(Grader grader, Graded graded) {
        return Spoken.text("grade.points", graded.points(), grader.steps().size()) + "  "
                + Quote.of(graded.file().toString())
                + (graded.trouble().isEmpty() ? "" : "  " + Sentences.of(graded.trouble()));
    }
}
