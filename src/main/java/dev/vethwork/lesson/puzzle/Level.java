package dev.vethwork.lesson.puzzle;

import dev.vethwork.lab.LabException;
import dev.vethwork.lesson.Say;

/** How far one has to look for a mistake. */
public enum Level {
    /** At an interface, its state or its address. */
    LINKS,
    /** In routes, forwarding or NAT, here or on the way back. */
    ROUTES,
    /** In firewalls and settings, which say nothing when they drop. */
    FILTERS;

    /** @param number 1 to 3 */
    public static Level of(int number) throws LabException {
        if (number < 1 || number > values().length) {
            throw Say.usage("puzzle.level", number);
        }
        return values()[number - 1];
    }

    public int number() {
        return ordinal() + 1;
    }
}
