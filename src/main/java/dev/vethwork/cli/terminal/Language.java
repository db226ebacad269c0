package dev.vethwork.cli.terminal;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The language that the command line speaks. The environment is asked and not the JVM, which knows a locale only where it is
 * installed; and what is written is UTF-8, so that a locale of another encoding gets English.
 */
public final class Language {
    /** What the user's locale was, where the script that starts the program had to choose one of UTF-8. */
    private static final String STARTED_WITH = "VETHWORK_LOCALE";

    private static final Pattern KOREAN = Pattern.compile("ko(_[A-Z]+)?\\.utf-?8(@.*)?", Pattern.CASE_INSENSITIVE);

    private Language() {}

    public static Locale of(Map<String, String> environment) {
        String said = Stream.of(STARTED_WITH, "LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        return KOREAN.matcher(said).matches() ? Locale.KOREAN : Locale.ENGLISH;
    }
}
