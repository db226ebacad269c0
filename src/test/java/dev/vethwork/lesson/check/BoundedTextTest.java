package dev.vethwork.lesson.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BoundedTextTest {
    @Test
    void whatStandsInALongTextIsFound() {
        assertThat(BoundedText.holds("x".repeat(16_000) + " 192.168.15.1", Pattern.compile("192\\.168\\.\\d+"))).isTrue();
        assertThat(BoundedText.holds("x".repeat(16_000), Pattern.compile("192\\.168"))).isFalse();
    }

    @Test
    void aTextTooLongForAnExpressionThatGoesDeeperWithEachLetterIsGivenUp() {
        assertThat(BoundedText.holds("ab".repeat(1_000_000), Pattern.compile("(a|b)*c"))).isFalse();
    }

    @Test
    @Timeout(60)
    void aTextWrittenToKeepAnExpressionBusyForEverIsGivenUp() {
        assertThat(BoundedText.holds("a".repeat(60), Pattern.compile("(a|aa|aaa)+b"))).isFalse();
    }
}
