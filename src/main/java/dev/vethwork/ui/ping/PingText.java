package dev.vethwork.ui.ping;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The ping tool's words in the user's language. */
final class PingText {
    private static final String BUNDLE = "dev.vethwork.ui.ping";

    private PingText() {}

    static String get(String key, Object... arguments) {
        // Without the fallback, English asked for on a Korean machine would be answered in Korean.
        String text = ResourceBundle.getBundle(
                        BUNDLE,
                        Locale.getDefault(),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
        return MessageFormat.format(text, arguments);
    }
}
