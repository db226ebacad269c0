package dev.vethwork.lesson.puzzle;

import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.LessonMessages;

/** How far one has to look for a mistake. */
public enum Level {
    /** At an interface, its state or its address. */
    LINKS(1),
    /** In routes, forwarding or NAT, here or on the way back. */
    ROUTES(2),
    /** In firewalls and settings, which say nothing when they drop. */
    FILTERS(3);

    private final int number;

    Level(int number) {
        this.number = number;
    }

    /** @param number 1 to 3 */
    public static Level of(int number) throws LabException {
        for (Level level : values()) {
            if (level.number == number) {
                return level;
            }
        }
        throw LessonMessages.usage("puzzle.level", number);
    }

    public int number() {
        return number;
    }
}
