package dev.vethwork.cli.manual;

/** The language of manual pages, which takes a point at the start of a line and any backslash for its own. */
final class Roff {
    private final StringBuilder out = new StringBuilder();

    void title(String name, String day, String version, String manual) {
        out.append(".TH \"").append(escaped(name)).append("\" \"1\" \"").append(day).append("\" \"").append(escaped(version))
                .append("\" \"")
                .append(escaped(manual))
                .append("\"\n");
    }

    void section(String name) {
        out.append(".SH ").append(name).append('\n');
    }

    void text(String text) {
        out.append(safe(text)).append('\n');
    }

    void paragraph(String text) {
        out.append(".PP\n");
        text(text);
    }

    /** A word, and what it means behind it. */
    void entry(String word, String meaning) {
        out.append(".TP\n.B ").append(escaped(word)).append('\n');
        text(meaning);
    }

    /** Lines as they are. */
    void lines(String... lines) {
        out.append(".nf\n");
        for (String line : lines) {
            text(line);
        }
        out.append(".fi\n");
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private static String safe(String text) {
        String line = escaped(text);
        return line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
    }
}
