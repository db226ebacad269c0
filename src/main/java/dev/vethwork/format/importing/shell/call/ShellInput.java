package dev.vethwork.format.importing.shell.call;

import org.jspecify.annotations.Nullable;

/** What a command can read, and how far it has been read. */
public final class ShellInput {
    private String rest;

    public ShellInput(String text) {
        this.rest = text;
    }

    /** The next line without its end, null at the end. */
    public @Nullable String line() {
        if (rest.isEmpty()) {
            return null;
        }
        int end = rest.indexOf('\n');
        String line = end < 0 ? rest : rest.substring(0, end);
        rest = end < 0 ? "" : rest.substring(end + 1);
        return line;
    }

    /** Characters that are still to be read. */
    public int left() {
        return rest.length();
    }

    public String all() {
        String all = rest;
        rest = "";
        return all;
    }
}
