package dev.vethwork.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HintTest {
    @Test
    void aHintShowsItsWordsAndNotHowTheyAreWritten() {
        assertThat(StepView.plain("The palette has a *Router*: press **R**, or `ip netns add`\nby hand."))
                .isEqualTo("The palette has a Router: press R, or ip netns add by hand.");
    }

    @Test
    void aParagraphAndAnAsteriskByItselfStay() {
        assertThat(StepView.plain("2 * 3 is 6.\n\nA file is `*.lesson.md`.")).isEqualTo("2 * 3 is 6.\n\nA file is *.lesson.md.");
    }
}
