package dev.vethwork.cli.answer;

import dev.vethwork.lesson.LessonStep;
import dev.vethwork.lesson.judge.Judged;
import java.util.List;

/** A step and what came of its checks. @param lacking what it needs and the machine has not: then it is not asked */
public record CheckedStep(LessonStep step, List<Judged> checks, List<String> lacking) {
    public boolean skipped() {
        return !lacking.isEmpty();
    }

    public boolean met() {
        return !skipped() && checks.stream().allMatch(Judged::met);
    }
}
