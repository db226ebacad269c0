package dev.vethwork.format.importing.shell.syntax;

/** A text that is read character by character, and the line one is in. */
final class Characters {
    private final String text;
    private int place;
    private int line;

    Characters(String text, int line) {
        this.text = text;
        this.line = line;
    }

    int place() {
        return place;
    }

    int line() {
        return line;
    }

    boolean atEnd() {
        return place >= text.length();
    }

    char peek() {
        return text.charAt(place);
    }

    /** The next so many, fewer at the end. */
    String ahead(int count) {
        return text.substring(place, Math.min(text.length(), place + count));
    }

    boolean looksAt(String what) {
        return text.startsWith(what, place);
    }

    char next() {
        char c = text.charAt(place++);
        if (c == '\n') {
            line++;
        }
        return c;
    }

    /** Goes past this, if it stands here. */
    boolean skip(String what) {
        if (!looksAt(what)) {
            return false;
        }
        for (int i = 0; i < what.length(); i++) {
            next();
        }
        return true;
    }

    void expect(char what) {
        if (atEnd() || peek() != what) {
            throw unreadable();
        }
        next();
    }

    String from(int start) {
        return text.substring(start, place);
    }

    String until(String end) {
        return untilAnyOf(end);
    }

    /** What stands before one of these, and goes past it. */
    String untilAnyOf(String ends) {
        int start = place;
        while (!atEnd()) {
            if (ends.indexOf(peek()) >= 0) {
                String found = from(start);
                next();
                return found;
            }
            next();
        }
        throw unreadable();
    }

    String untilUnescaped(char end) {
        int start = place;
        while (!atEnd()) {
            char c = next();
            if (c == '\\' && !atEnd()) {
                next();
            } else if (c == end) {
                return text.substring(start, place - 1);
            }
        }
        throw unreadable();
    }

    /** The rest of the line, and goes past its end. */
    String restOfLine() {
        int start = place;
        while (!atEnd() && peek() != '\n') {
            next();
        }
        String rest = from(start);
        if (!atEnd()) {
            next();
        }
        return rest;
    }

    String between(int start, int end) {
        return text.substring(start, end);
    }

    /** What comes in the next 300 characters. */
    String rest() {
        return ahead(300);
    }

    /** Whether a word could begin here: at the start, or behind what ends words. */
    boolean beginsWord() {
        return place == 0 || " \t\n;&|()\u00a0".indexOf(text.charAt(place - 1)) >= 0;
    }

    void goBack(int toPlace, int toLine) {
        place = toPlace;
        line = toLine;
    }

    UnreadableException unreadable() {
        return new UnreadableException(line);
    }
}
