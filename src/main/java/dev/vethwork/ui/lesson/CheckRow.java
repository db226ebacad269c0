package dev.vethwork.ui.lesson;

import dev.vethwork.lesson.check.Asked;
import dev.vethwork.lesson.check.CheckVerdict;

/**
 * A check of the step that is shown.
 *
 * @param found what is there, empty where it was not asked
 * @param why it is not met; empty where it is, or was not asked
 * @param hint the first thing to do about it; empty where none is known
 */
public record CheckRow(Asked asked, State state, String found, String why, String hint) {
    /** How it stands. */
    public enum State {
        /** Nobody has asked yet: the lab is not there, or others come first. */
        OPEN,
        MET,
        UNMET
    }

    static CheckRow open(Asked asked) {
        return new CheckRow(asked, State.OPEN, "", "", "");
    }

    static CheckRow of(Asked asked, CheckVerdict verdict) {
        return new CheckRow(
                asked, verdict.met() ? State.MET : State.UNMET, verdict.found(), verdict.why(), verdict.hint());
    }

    boolean isMet() {
        return state == State.MET;
    }
}
