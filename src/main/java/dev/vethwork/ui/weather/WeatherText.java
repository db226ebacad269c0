package dev.vethwork.ui.weather;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of weather in the user's language. */
final class WeatherText {
    private static final String BUNDLE = "dev.vethwork.ui.weather";

    private WeatherText() {}

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
