package dev.vethwork.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.topology.Shaping;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WeatherTest {
    private final Locale before = Locale.getDefault();

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @Test
    void aBadgeSaysItInAFewWords() {
        assertThat(Weather.text(Shaping.NONE.withDelay("20ms").withLoss("1%"))).isEqualTo("20 ms · 1 %");
        assertThat(Weather.text(Shaping.NONE.withRate("10mbit").withDelay("20ms").withJitter("5ms")))
                .isEqualTo("10 mbit · 20 ms ± 5 ms");
        assertThat(Weather.text(Shaping.NONE.withDuplicate("2%"))).isEqualTo("2 % twice");
        assertThat(Weather.text(Shaping.NONE)).isEmpty();
    }
}
