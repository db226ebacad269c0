package dev.vethwork.explain;

import dev.vethwork.text.Bundles;
import java.util.Locale;

/** Sentences for people, from the bundle {@code dev.vethwork.explain.messages}. */
public final class Messages {
    private static final String BUNDLE = "dev.vethwork.explain.messages";
    private Messages() {}

    /** The sentence of this key in the user's language, its {@code {0}}, {@code {1}} … replaced. */
    public static String text(String key, Object... arguments) {
        return text(Locale.getDefault(), key, arguments);
    }

    /** The same in a language of choice. */
    public static String text(Locale locale, String key, Object... arguments) {
        String text = Bundles.of(BUNDLE, locale).getString(key);
        // Not MessageFormat: it eats apostrophes and writes 1023 as 1,023.
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }

    /** Whether there is a sentence of this key. */
    public static boolean has(String key) {
        return Bundles.of(BUNDLE).containsKey(key);
    }
}
