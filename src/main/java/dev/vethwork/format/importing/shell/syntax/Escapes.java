package dev.vethwork.format.importing.shell.syntax;

/** Backslashes as {@code echo -e}, {@code printf} and {@code $'…'} read them. */
public final class Escapes {
    private Escapes() {}

    public static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                out.append(c);
                continue;
            }
            char what = text.charAt(++i);
            switch (what) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'r' -> out.append('\r');
                case 'e' -> out.append('\u001b');
                case 'a', 'b', 'f', 'v', 'c' -> {
                    // Nothing that could be seen.
                }
                case '0' -> {
                    int end = i + 1;
                    while (end < text.length() && end < i + 4 && text.charAt(end) >= '0' && text.charAt(end) <= '7') {
                        end++;
                    }
                    out.append(end == i + 1 ? '\0' : (char) Integer.parseInt(text.substring(i + 1, end), 8));
                    i = end - 1;
                }
                case '\\', '\'', '"' -> out.append(what);
                default -> out.append('\\').append(what);
            }
        }
        return out.toString();
    }
}
