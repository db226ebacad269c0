package dev.vethwork.ui.traffic;

import dev.vethwork.text.TextBundle;

/** The words of traffic, load and weather in the user's language. */
final class TrafficText {
    private static final TextBundle WORDS = new TextBundle("dev.vethwork.ui.traffic");

    private TrafficText() {}

    static String get(String key, Object... arguments) {
        return WORDS.get(key, arguments);
    }
}
