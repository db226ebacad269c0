package dev.vethwork.target;

import java.util.List;

/** The lines of a lab's journal: every run begins and ends in it, so that one without an end is seen. */
final class Journal {
    static final String BEGIN = "begin";
    static final String END = "end";

    private Journal() {}

    static boolean isOpen(String text) {
        List<String> marks = text.lines().filter(l -> l.equals(BEGIN) || l.equals(END)).toList();
        return !marks.isEmpty() && marks.getLast().equals(BEGIN);
    }
}
