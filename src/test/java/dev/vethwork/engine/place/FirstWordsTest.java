package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstWordsTest {
    private static FirstWords heard(String text) throws Exception {
        return FirstWords.of(new BufferedReader(new StringReader(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4711\nready\n", "ready\n4711\n"})
    void whoeverSpeaksFirstBothAreHeard(String text) throws Exception {
        assertThat(heard(text).isReady()).isTrue();
        assertThat(heard(text).number()).isEqualTo("4711");
    }

    @Test
    void whatWentWrongIsHeardBeforeAndBehindTheNumber() throws Exception {
        assertThat(heard("unshare: no\n4711\n").said()).isEqualTo("unshare: no");
        assertThat(heard("4711\nno private /run\n").said()).isEqualTo("no private /run");
        assertThat(heard("ready\n").isReady()).isFalse();
        assertThat(heard("").isReady()).isFalse();
    }
}
