package dev.vethwork.lab.enter;

import java.util.Locale;

/** The colour that tells a node from the others where there are only letters: in a prompt, on a tab. */
public enum NodeTint {
    RED(31),
    GREEN(32),
    YELLOW(33),
    BLUE(34),
    PURPLE(35),
    CYAN(36);

    /** What SGR calls black letters (ECMA-48, 8.3.117). */
    private static final int BLACK = 30;

    private final int sgr;

    NodeTint(int sgr) {
        this.sgr = sgr;
    }

    /** The one that the node's name begins with, else one that is always the same for the same name. */
    public static NodeTint of(String node) {
        String name = node.toUpperCase(Locale.ROOT);
        for (NodeTint tint : values()) {
            if (name.startsWith(tint.name())) {
                return tint;
            }
        }
        return values()[Math.floorMod(node.hashCode(), values().length)];
    }

    /** Its place among a terminal's first eight colours, of which black is 0. */
    public int number() {
        return sgr - BLACK;
    }

    /** Its number in a terminal's own palette, as SGR takes it for letters. */
    public int sgr() {
        return sgr;
    }
}
