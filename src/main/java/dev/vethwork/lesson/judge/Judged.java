package dev.vethwork.lesson.judge;

import dev.vethwork.lesson.check.Asked;
import dev.vethwork.lesson.check.Verdict;

/** A check and what came of it. */
public record Judged(Asked asked, Verdict verdict) {
    public boolean met() {
        return verdict.met();
    }
}
