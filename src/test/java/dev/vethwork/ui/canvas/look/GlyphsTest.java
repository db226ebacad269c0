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
    }
}
