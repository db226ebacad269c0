package dev.vethwork.format.importing.shell.value;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Patterns of a shell, as regular expressions. */
public final class Patterns {
    private Patterns() {}

    /** Marks the next character as one that stands for itself. */
    public static final char QUOTE = '\uE0A2';

    /** A text that stands for itself in a pattern. */
    public static String quote(String text) {
        StringBuilder out = new StringBuilder(2 * text.length());
        text.chars().forEach(c -> out.append(QUOTE).append((char) c));
        return out.toString();
    }

    public static boolean matches(String pattern, String text) {
        return regex(pattern).matcher(new Bounded(text)).matches();
    }

    public static Pattern regex(String pattern) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            switch (c) {
                case QUOTE -> {
                    if (++i < pattern.length()) {
                        literal(out, pattern.charAt(i));
                    }
                }
                case '*' -> out.append(".*");
                case '?' -> out.append('.');
                case '[' -> {
                    int end = pattern.indexOf(']', i + 2);
                    if (end < 0) {
                        literal(out, c);
                    } else {
                        String set = pattern.substring(i + 1, end).replace(String.valueOf(QUOTE), "").replace("[:digit:", "0-9");
                        out.append('[').append(set.startsWith("!") ? "^" + set.substring(1) : set).append(']');
                        i = end;
                    }
                }
                default -> literal(out, c);
            }
        }
        try {
            return Pattern.compile(out.toString(), Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            return Pattern.compile(Pattern.quote(pattern.replace(String.valueOf(QUOTE), "")));
        }
    }

    private static void literal(StringBuilder out, char c) {
        if ("\\^$.|?*+()[]{}".indexOf(c) >= 0) {
            out.append('\\');
        }
        out.append(c);
    }
}
