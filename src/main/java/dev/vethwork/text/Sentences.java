package dev.vethwork.text;

import java.util.Locale;

/** Makes sentences of phrases. */
public final class Sentences {
    private Sentences() {}

    /** With a full stop. The first letter stays: it may be the first of a name. */
    public static String of(String phrase) {
        String text = phrase.strip();
        return text.isEmpty() || text.endsWith(".") || text.endsWith("!") || text.endsWith("?") ? text : text + ".";
    }

    public static String capital(String phrase) {
        return phrase.isEmpty() ? phrase : phrase.substring(0, 1).toUpperCase(Locale.ROOT) + phrase.substring(1);
    }

    /** In one line what happened and what to do about it, which is nothing where that is empty. */
    public static String with(String what, String remedy) {
        if (remedy.isEmpty()) {
            return what;
        }
        return what + (what.endsWith(".") ? " " : "; ") + remedy;
    }
}
