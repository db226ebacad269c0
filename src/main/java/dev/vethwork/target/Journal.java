package dev.vethwork.target;

/** A lab's journal: it begins with a run, is written before and after each batch, and goes when the run has ended. */
final class Journal {
    static final String BEGIN = "begin";

    private Journal() {}

    /** Whether the run that it tells of has no end: it is under way, or was broken off. */
    static boolean isOpen(String text) {
        return text.startsWith(BEGIN);
    }
}
