package dev.vethwork.engine.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * What is heard of a sandbox that begins: its holder's number from who started it, and a word from the holder itself. Both
 * write on one pipe, and on a busy machine the holder may be ready before its number is told.
 *
 * @param number empty where it did not come to that
 * @param said {@link #READY}, or what went wrong
 */
record FirstWords(String number, String said) {
    static final String READY = "ready";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");

    static FirstWords of(BufferedReader out) throws IOException {
        String first = heard(out);
        if (NUMBER.matcher(first).matches()) {
            return new FirstWords(first, heard(out));
        }
        String second = first.equals(READY) ? heard(out) : "";
        return NUMBER.matcher(second).matches() ? new FirstWords(second, first) : new FirstWords("", second.isEmpty() ? first : second);
    }

    boolean isReady() {
        return said.equals(READY) && !number.isEmpty();
    }

    private static String heard(BufferedReader out) throws IOException {
        String line = out.readLine();
        return line == null ? "" : line;
    }
}
