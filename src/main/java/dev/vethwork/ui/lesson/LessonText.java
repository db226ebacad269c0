package dev.vethwork.ui.lesson;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The lesson panel's words in the user's language. */
final class LessonText {
    private static final String BUNDLE = "dev.vethwork.ui.lesson";

    private LessonText() {}

    static String get(String key, Object... arguments) {
        // Without the fallback, English asked for on a Korean machine would be answered in Korean.
        String text = ResourceBundle.getBundle(
                        BUNDLE,
                        Locale.getDefault(),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, Locale.getDefault()).format(arguments);
    }
}
