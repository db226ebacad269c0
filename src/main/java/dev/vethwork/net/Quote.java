package dev.vethwork.net;

/** Shows text from outside inside a message, so that control characters and length cannot spoil it. */
public final class Quote {
    private static final int LONGEST = 60;

    private Quote() {}

    /** The text in double quotes, control characters escaped, cut after 60 characters. */
    public static String of(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().limit(LONGEST).forEach(c -> {
            if (Character.isISOControl(c)) {
                out.append(String.format("\\u%04x", c));
            } else if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append(text.codePointCount(0, text.length()) > LONGEST ? "…\"" : "\"").toString();
    }
}
