package dev.vethwork.ui.canvas.look;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GlyphsTest {
    private static String fitting(String text, double room) {
        return Glyphs.fitting(text, room, String::length);
    }

    @Test
    void whatIsCutOffANameIsToldByDots() {
        assertThat(fitting("lan-switch", 10)).isEqualTo("lan-switch");
        assertThat(fitting("lan-switch", 6)).isEqualTo("lan-s…");
        assertThat(fitting("lan-switch", 1)).isEmpty();
        // Of a hundred that are called alike, the number tells which one it is.
        assertThat(fitting("node-042", 6)).isEqualTo("no…042");
        assertThat(fitting("node-042", 3)).isEqualTo("…42");
    }
}
