package dev.vethwork.lesson.check;

/**
 * What came of a check.
 *
 * @param found what is there
 * @param why it is so, and what to do about it; empty where it is met or not known
 */
public record Verdict(boolean met, String found, String why) {
    static Verdict of(boolean met, String found) {
        return new Verdict(met, found, "");
    }

    static Verdict of(boolean met, String found, String why) {
        return new Verdict(met, found, met ? "" : why);
    }
}
