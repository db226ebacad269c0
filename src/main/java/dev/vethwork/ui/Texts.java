package dev.vethwork.ui;

import dev.vethwork.text.Sentences;
import dev.vethwork.text.TextBundle;
import java.util.Locale;

/** The window's words in the present language, {@link Locale#getDefault}. */
public final class Texts {
    private static final TextBundle WORDS = new TextBundle("dev.vethwork.ui.messages");

    private Texts() {}

    /** A text, its places filled in; a key that the bundle does not know stands for itself. */
    public static String get(String key, Object... arguments) {
        return WORDS.has(key) ? WORDS.get(key, arguments) : key;
    }

    public static boolean has(String key) {
        return WORDS.has(key);
    }

    /** A phrase as the beginning of a sentence. */
    public static String capital(String text) {
        return Sentences.capital(text);
    }
}
