package dev.vethwork.format.importing.shell.call;

import org.jspecify.annotations.Nullable;

/** What a command can read, and how far it has been read. */
public final class ShellInput {
    private final String text;
    private int place;

    public ShellInput(String text) {
        this.text = text;
    }

    /** The next line without its end, null at the end. */
    public @Nullable String line() {
        if (left() == 0) {
            return null;
        }
        int end = text.indexOf('\n', place);
        String line = text.substring(place, end < 0 ? text.length() : end);
        place = end < 0 ? text.length() : end + 1;
        return line;
    }

    /** Characters that are still to be read. */
    public int left() {
        return text.length() - place;
    }

    public String all() {
        String all = text.substring(place);
        place = text.length();
        return all;
    }
}
