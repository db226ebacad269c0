package dev.vethwork.lesson.judge;

import dev.vethwork.lesson.check.Asked;
import dev.vethwork.lesson.check.CheckVerdict;

/** A check and what came of it. */
public record Judged(Asked asked, CheckVerdict verdict) {
    public boolean met() {
        return verdict.met();
    }
}
