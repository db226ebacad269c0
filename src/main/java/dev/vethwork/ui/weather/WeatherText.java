package dev.vethwork.ui.weather;

import dev.vethwork.text.TextBundle;

/** The words of weather in the user's language. */
final class WeatherText {
    private static final TextBundle WORDS = new TextBundle("dev.vethwork.ui.weather");

    private WeatherText() {}

    static String get(String key, Object... arguments) {
        return WORDS.get(key, arguments);
    }
}
