package dev.vethwork.render;

/** The sizes of letters, and about how wide a text gets in them: a picture is laid out where there are no fonts. */
public enum Type {
    TITLE(19, true, false),
    NAME(14, true, false),
    BODY(12, false, false),
    SMALL(10.5, false, false),
    CODE(10.5, false, true),
    CHIP(10, false, true);

    private static final double MONO = 0.602;
    private static final String THIN = "iljI.,:;'|!/()[]-ft ";
    private static final String WIDE = "mwMW@%—→";

    private final double size;
    private final boolean bold;
    private final boolean mono;

    Type(double size, boolean bold, boolean mono) {
        this.size = size;
        this.bold = bold;
        this.mono = mono;
    }

    public double size() {
        return size;
    }

    public boolean bold() {
        return bold;
    }

    public boolean mono() {
        return mono;
    }

    double width(String text) {
        return size * text.codePoints().mapToDouble(this::em).sum();
    }

    private double em(int letter) {
        if (mono) {
            return letter > 0x2e80 ? 1 : MONO;
        }
        double plain = THIN.indexOf(letter) >= 0 ? 0.36 : WIDE.indexOf(letter) >= 0 ? 0.92 : letter > 0x2e80 ? 1 : 0.615;
        return bold ? plain * 1.12 : plain;
    }
}
