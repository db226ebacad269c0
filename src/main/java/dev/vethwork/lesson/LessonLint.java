package dev.vethwork.lesson;

import dev.vethwork.explain.Finding;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.lab.failure.Failures;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.read.LessonReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a lesson, or will puzzle a learner. */
public final class LessonLint {
    private LessonLint() {}

    /** @throws LabException if the file cannot be read at all */
    public static List<Finding> check(Path file) throws LabException {
        try {
            return steps(LessonReader.read(file));
        } catch (FormatException e) {
            return e.problems().stream().map(p -> broken(file, p)).toList();
        } catch (IOException e) {
            throw Failures.of(file, e);
        }
    }

    private static Finding broken(Path file, FormatException.Problem problem) {
        String where = file + (problem.line() > 0 ? ":" + problem.line() : "");
        String message = (problem.pointer().isEmpty() ? "" : problem.pointer() + ": ") + problem.message();
        return new Finding(Finding.Level.ERROR, "LESSON_BROKEN", where, message, problem.remedy(), null, true);
    }

    private static List<Finding> steps(Lesson lesson) {
        List<Finding> findings = new ArrayList<>();
        for (LessonStep step : lesson.steps()) {
            if (step.checks().isEmpty()) {
                findings.add(finding(step, "NO_CHECK", "lint.noChecks"));
            }
            if (step.solutions().isEmpty()) {
                findings.add(finding(step, "NO_SOLUTION", "lint.noSolution"));
            }
        }
        return List.copyOf(findings);
    }

    private static Finding finding(LessonStep step, String code, String key) {
        return new Finding(
                Finding.Level.WARNING,
                code,
                step.number() + ". " + step.title(),
                LessonMessages.text(key),
                LessonMessages.text(key + ".fix"),
                null,
                false);
    }
}
