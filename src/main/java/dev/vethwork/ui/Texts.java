package dev.vethwork.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The window's words in the present language, {@link Locale#getDefault}. */
public final class Texts {
    private static final String BUNDLE = "dev.vethwork.ui.messages";

    private Texts() {}

    /** A text, its places filled in; a key that the bundle does not know stands for itself. */
    public static String get(String key, Object... arguments) {
        String pattern;
        try {
            pattern = bundle().getString(key);
        } catch (MissingResourceException e) {
            return key;
        }
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, Locale.getDefault()).format(arguments);
    }

    public static boolean has(String key) {
        return bundle().containsKey(key);
    }

    /** A phrase as the beginning of a sentence. */
    public static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static ResourceBundle bundle() {
        // Without the fallback, English asked for on a Korean machine would be answered in Korean.
        return ResourceBundle.getBundle(
                BUNDLE,
                Locale.getDefault(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
