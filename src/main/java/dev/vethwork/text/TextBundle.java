package dev.vethwork.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The texts of one resource bundle, in the user's language.
 *
 * @param name the base name of the bundle: {@code dev.vethwork.ui.ping}
 */
public record TextBundle(String name) {
    // Without the fallback, English asked for on a Korean machine would be answered in Korean.
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** A text as {@link MessageFormat} fills it in; one without arguments as it stands there, apostrophes and all. */
    public String get(String key, Object... arguments) {
        String text = bundle().getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, Locale.getDefault()).format(arguments);
    }

    public boolean has(String key) {
        return bundle().containsKey(key);
    }

    private ResourceBundle bundle() {
        return ResourceBundle.getBundle(name, Locale.getDefault(), NO_FALLBACK);
    }
}
