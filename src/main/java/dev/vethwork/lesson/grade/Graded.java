package dev.vethwork.lesson.grade;

import dev.vethwork.lesson.LessonStep;
import dev.vethwork.lesson.judge.Judged;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came of one submission.
 *
 * @param steps one for each step that is graded; empty where nothing could be asked
 * @param trouble why nothing could be asked; empty where all was
 */
public record Graded(Path file, List<StepGrade> steps, String trouble) {
    /** What came of one step. */
    public record StepGrade(LessonStep step, List<Judged> checks) {
        public StepGrade {
            checks = List.copyOf(checks);
        }

        public boolean met() {
            return checks.stream().allMatch(Judged::met);
        }

        /** The first that is not met, and why; empty where all are. */
        public String reason() {
            return checks.stream()
                    .filter(c -> !c.met())
                    .findFirst()
                    .map(c -> step.number() + ": " + c.asked().expected() + " – "
                            + (c.verdict().why().isEmpty() ? c.verdict().found() : c.verdict().why()))
                    .orElse("");
        }
    }

    public Graded {
        steps = List.copyOf(steps);
    }

    static Graded failed(Path file, String trouble) {
        return new Graded(file, List.of(), trouble);
    }

    public long points() {
        return steps.stream().filter(StepGrade::met).count();
    }

    /** What it lacks, one reason a step. */
    public List<String> reasons() {
        return Stream.concat(Stream.of(trouble), steps.stream().map(StepGrade::reason))
                .filter(r -> !r.isEmpty())
                .toList();
    }
}
