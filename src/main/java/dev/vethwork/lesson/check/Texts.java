package dev.vethwork.lesson.check;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words as YAML has them. */
final class Texts {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./+][A-Za-z0-9_./+-]*");

    private Texts() {}

    static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "''") + "'";
    }

    static String list(List<String> words) {
        return words.stream().map(Texts::quoted).collect(Collectors.joining(", ", "[ ", " ]"));
    }
}
