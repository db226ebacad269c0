package dev.vethwork.ui.traffic;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of traffic, load and weather in the user's language. */
final class TrafficText {
    private static final String BUNDLE = "dev.vethwork.ui.traffic";

    private TrafficText() {}

    static String get(String key, Object... arguments) {
        // Without the fallback, English asked for on a Korean machine would be answered in Korean.
        String text = ResourceBundle.getBundle(
                        BUNDLE,
                        Locale.getDefault(),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
        return arguments.length == 0 ? text : MessageFormat.format(text, arguments);
    }
}
