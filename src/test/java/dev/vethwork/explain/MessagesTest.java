package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final String BUNDLE = "dev.vethwork.explain.messages";

    @Test
    void everySentenceIsThereInKoreanToo() {
        assertThat(bundle(Locale.KOREAN).keySet()).isEqualTo(bundle(Locale.ROOT).keySet());
        assertThat(Messages.text(Locale.KOREAN, "explain.NO_ROUTE", "a", "b", "red", "", "", "10.0.0.1"))
                .contains("red에 10.0.0.1");
    }

    @Test
    void everyCauseHasASentence() {
        for (Cause cause : Cause.values()) {
            assertThat(Messages.has("explain." + cause)).as(cause.name()).isTrue();
        }
    }

    @Test
    void everyCauseHasPlainWordsWithoutNamesOfALab() {
        for (Cause cause : Cause.values()) {
            assertThat(cause.words()).as(cause.name()).isNotBlank().doesNotContain("{", "_");
        }
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                BUNDLE,
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
