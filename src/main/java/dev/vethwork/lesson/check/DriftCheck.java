package dev.vethwork.lesson.check;

import dev.vethwork.drift.DriftItem;
import dev.vethwork.lesson.LessonMessages;
import java.util.List;

/** {@code drift: none}: the kernel has what was deployed; {@code drift: some}: somebody has changed something by hand. */
public record DriftCheck(Amount amount) implements Check {
    /** How much there shall be. */
    public enum Amount {
        NONE,
        SOME
    }

    @Override
    public String text() {
        return "drift: " + (amount == Amount.NONE ? "none" : "some");
    }

    @Override
    public String expected() {
        return LessonMessages.text(amount == Amount.NONE ? "drift.expected" : "drift.expected.some");
    }

    @Override
    public CheckVerdict judge(RunningLab lab) {
        List<DriftItem> there = lab.differences();
        return CheckVerdict.of(
                there.isEmpty() == (amount == Amount.NONE),
                there.isEmpty()
                        ? LessonMessages.text("drift.found.none")
                        : LessonMessages.text("drift.found", String.join("; ", there.stream().map(d -> d.what().text()).toList())),
                LessonMessages.text(amount == Amount.NONE ? "drift.why" : "drift.why.some"));
    }
}
