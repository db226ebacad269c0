package dev.vethwork.lesson.check;

/**
 * What came of a check.
 *
 * @param found what is there
 * @param why it is so, and what to do about it; empty where it is met or not known
 */
public record CheckVerdict(boolean met, String found, String why) {
    static CheckVerdict of(boolean met, String found) {
        return new CheckVerdict(met, found, "");
    }

    static CheckVerdict of(boolean met, String found, String why) {
        return new CheckVerdict(met, found, met ? "" : why);
    }
}
