package dev.vethwork.cli.answer;

import dev.vethwork.lesson.Lesson;
import dev.vethwork.lesson.judge.Judged;
import java.util.List;

/** What came of a lesson's checks, in JSON. */
public final class LessonAnswer {
    private LessonAnswer() {}

    public static Object of(Lesson lesson, List<CheckedStep> done) {
        return Json.object(
                "lesson", lesson.id(),
                "steps",
                done.stream()
                        .map(d -> Json.object(
                                "step", d.step().number(),
                                "title", d.step().title(),
                                "met", d.met(),
                                "skipped", d.lacking(),
                                "checks", d.checks().stream().map(LessonAnswer::check).toList()))
                        .toList());
    }

    private static Object check(Judged judged) {
        return Json.object(
                "check", judged.asked().check().text(),
                "met", judged.met(),
                "expected", judged.asked().expected(),
                "found", judged.verdict().found(),
                "why", judged.verdict().why(),
                "hint", judged.verdict().hint());
    }
}
