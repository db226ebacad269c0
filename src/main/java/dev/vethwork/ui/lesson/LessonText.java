package dev.vethwork.ui.lesson;

import dev.vethwork.text.TextBundle;

/** The lesson panel's words in the user's language. */
final class LessonText {
    private static final TextBundle WORDS = new TextBundle("dev.vethwork.ui.lesson");

    private LessonText() {}

    static String get(String key, Object... arguments) {
        return WORDS.get(key, arguments);
    }
}
