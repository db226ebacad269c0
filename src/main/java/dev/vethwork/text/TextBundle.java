package dev.vethwork.text;

import java.text.MessageFormat;
import java.util.Locale;

/**
 * The texts of one resource bundle, in the user's language.
 *
 * @param name the base name of the bundle: {@code dev.vethwork.ui.ping}
 */
public record TextBundle(String name) {
    /** A text as {@link MessageFormat} fills it in; one without arguments as it stands there, apostrophes and all. */
    public String get(String key, Object... arguments) {
        String text = Bundles.of(name).getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, Locale.getDefault()).format(arguments);
    }

    public boolean has(String key) {
        return Bundles.of(name).containsKey(key);
    }
}
