package dev.vethwork.lesson.check;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.Explanation;
import dev.vethwork.explain.Probe;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.LessonMessages;

/** {@code cause: { from: blue, to: lan, is: NO_ROUTE_BACK }}: this is what the explanation names. */
public record CauseCheck(String from, String to, Probe probe, Cause cause) implements Check {
    @Override
    public String text() {
        return "cause: { " + YamlWords.way(from, to, probe) + ", is: " + cause + " }";
    }

    @Override
    public String expected() {
        return LessonMessages.text("cause.expected", from, to, cause.words(), probe);
    }

    @Override
    public CheckVerdict judge(RunningLab lab) throws LabException {
        Explanation explanation = lab.explain(from, to, probe);
        boolean met = explanation.cause() == cause;
        String found = explanation.cause() == null
                ? LessonMessages.text("cause.found.none", from, to)
                : LessonMessages.text("cause.found", explanation.cause().words());
        String why = explanation.cause() == null ? LessonMessages.text("cause.why.none", from, to) : explanation.message();
        return CheckVerdict.of(met, found, why);
    }
}
