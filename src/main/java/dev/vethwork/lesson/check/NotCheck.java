package dev.vethwork.lesson.check;

import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.LessonMessages;

/** {@code not: { neighbor: { node: host, address: 192.168.15.2 } }}: the opposite of another. */
public record NotCheck(Check check) implements Check {
    @Override
    public boolean isRead() {
        return check.isRead();
    }

    @Override
    public String text() {
        return "not: { " + check.text() + " }";
    }

    @Override
    public String expected() {
        return LessonMessages.text("not.expected", check.expected());
    }

    @Override
    public CheckVerdict judge(RunningLab lab) throws LabException {
        CheckVerdict verdict = check.judge(lab);
        return CheckVerdict.of(!verdict.met(), verdict.found(), LessonMessages.text("not.why", check.expected()));
    }
}
