package dev.vethwork.ui.shell.look;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextSizeTest {
    @Test
    void iconsGrowWithTheLetters() {
        assertThat(TextSize.icons(200))
                .contains(".ikonli-font-icon { -fx-icon-size: 36; }")
                .contains(".palette-item .ikonli-font-icon { -fx-icon-size: 40; }")
                .contains(".problem-icon { -fx-icon-size: 36; }");
    }

    @Test
    void aSizeBetweenTheChoicesIsShownAsTheNearest() {
        assertThat(TextSize.choice(120)).isEqualTo("125");
    }
}
