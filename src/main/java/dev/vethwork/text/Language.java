package dev.vethwork.text;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The language that the user's locale asks for, of the window and of the command line. The environment is asked and not the
 * JVM, which knows a locale only where it is installed.
 */
public final class Language {
    /** What the user's locale was, where the script that starts the program had to choose another one for its letters. */
    private static final String STARTED_WITH = "VETHWORK_LOCALE";

    private static final Pattern KOREAN = Pattern.compile("ko(_[A-Z]+)?(\\.[^@]*)?(@.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern UTF_8 = Pattern.compile("[^.]*\\.utf-?8(@.*)?", Pattern.CASE_INSENSITIVE);

    private Language() {}

    /** Of a window, which brings letters of its own. */
    public static Locale ofWindow(Map<String, String> environment) {
        return KOREAN.matcher(said(environment)).matches() ? Locale.KOREAN : Locale.ENGLISH;
    }

    /** Of what is written to a terminal, which is UTF-8, so that a locale of another encoding gets English. */
    public static Locale ofTerminal(Map<String, String> environment) {
        return UTF_8.matcher(said(environment)).matches() ? ofWindow(environment) : Locale.ENGLISH;
    }

    private static String said(Map<String, String> environment) {
        return Stream.of(STARTED_WITH, "LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }
}
