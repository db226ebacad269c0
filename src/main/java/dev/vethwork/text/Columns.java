package dev.vethwork.text;

import java.util.regex.Pattern;

/** How many columns of a terminal text takes. */
public final class Columns {
    /** What colors text, and takes no place. */
    private static final Pattern STYLE = Pattern.compile("\u001b\\[[0-9;]*m");

    private Columns() {}

    public static int of(String text) {
        return STYLE.matcher(text).replaceAll("").codePoints().map(c -> isWide(c) ? 2 : 1).sum();
    }

    /** As much of it as fits, with a sign where that is not all. */
    public static String cut(String text, int most) {
        if (of(text) <= most) {
            return text;
        }
        int end = 0;
        int width = 1;
        while (end < text.length()) {
            int next = text.codePointAt(end);
            width += isWide(next) ? 2 : 1;
            if (width > most) {
                break;
            }
            end += Character.charCount(next);
        }
        return text.substring(0, end) + "…";
    }

    /** Hangul, and what is written beside it. */
    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFF60);
    }
}
