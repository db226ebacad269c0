package dev.vethwork.format.importing.shell.syntax;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands in a text for what only a program could tell, which is never run. */
public final class Unknown {
    /** From the private use area: no script has them. */
    private static final char BEGIN = '\uE0A0';
    private static final char END = '\uE0A1';

    private static final Pattern PLACE = Pattern.compile(BEGIN + "([^" + BEGIN + END + "]*)" + END);

    private Unknown() {}

    /** @param source what would tell it */
    public static String of(String source) {
        return BEGIN + source.replaceAll("[\n" + BEGIN + END + "]", " ").strip() + END;
    }

    /** Whether something in the text is not known. */
    public static boolean isIn(String text) {
        return text.indexOf(BEGIN) >= 0;
    }

    /** What would have told what is not known in the text. */
    public static Optional<String> source(String text) {
        Matcher matcher = PLACE.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The text as a person can read it. */
    public static String shown(String text) {
        return isIn(text) ? PLACE.matcher(text).replaceAll("\\$($1)") : text;
    }
}
