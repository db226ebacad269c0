package dev.vethwork.lesson.check;

import dev.vethwork.drift.DriftItem;
import dev.vethwork.lesson.Say;
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
        return Say.text(amount == Amount.NONE ? "drift.expected" : "drift.expected.some");
    }

    @Override
    public Verdict judge(RunningLab lab) {
        List<DriftItem> there = lab.differences();
        return Verdict.of(
                there.isEmpty() == (amount == Amount.NONE),
                there.isEmpty()
                        ? Say.text("drift.found.none")
                        : Say.text("drift.found", String.join("; ", there.stream().map(d -> d.what().text()).toList())),
                Say.text(amount == Amount.NONE ? "drift.why" : "drift.why.some"));
    }
}
