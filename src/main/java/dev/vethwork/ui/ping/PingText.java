package dev.vethwork.ui.ping;

import dev.vethwork.text.TextBundle;

/** The ping tool's words in the user's language. */
final class PingText {
    private static final TextBundle WORDS = new TextBundle("dev.vethwork.ui.ping");

    private PingText() {}

    static String get(String key, Object... arguments) {
        return WORDS.get(key, arguments);
    }
}
