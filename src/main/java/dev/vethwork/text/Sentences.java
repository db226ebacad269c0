package dev.vethwork.text;

import java.lang.Character.UnicodeScript;
import java.util.Locale;

/** Makes sentences of phrases. */
public final class Sentences {
    private Sentences() {}

    /** With a full stop. The first letter stays: it may be the first of a name. */
    public static String of(String phrase) {
        String text = phrase.strip();
        return text.isEmpty() || text.endsWith(".") || text.endsWith("!") || text.endsWith("?") ? text : text + ".";
    }

    /** As the beginning of a sentence. A Korean one that begins with a Latin letter begins with a name, which stays as it is. */
    public static String capital(String phrase) {
        return phrase.isEmpty() || phrase.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.HANGUL)
                ? phrase
                : phrase.substring(0, 1).toUpperCase(Locale.ROOT) + phrase.substring(1);
    }

    /** In one line what happened and what to do about it, which is nothing where that is empty. */
    public static String with(String what, String remedy) {
        if (remedy.isEmpty()) {
            return what;
        }
        return what.endsWith(".") ? what + " " + capital(remedy) : what + "; " + remedy;
    }
}
