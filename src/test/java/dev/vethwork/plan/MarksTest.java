package dev.vethwork.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarksTest {
    private static final String LONG = "x".repeat(250);

    @Test
    void aLabsNameIsItsMark() {
        assertThat(Marks.of("lesson")).isEqualTo("vethwork:lesson");
        assertThat(Marks.ofNft("lesson")).isEqualTo("vethwork:lesson");
    }

    @Test
    void aMarkFitsWhereItIsWrittenHoweverLongTheName() {
        assertThat(Marks.of(LONG)).hasSizeLessThanOrEqualTo(255).isNotEqualTo(Marks.of(LONG + "y"));
        assertThat(Marks.ofNft(LONG)).hasSizeLessThanOrEqualTo(128).isNotEqualTo(Marks.ofNft(LONG + "y"));
        assertThat(Marks.chain(LONG, "POST")).hasSizeLessThanOrEqualTo(28);
    }
}
