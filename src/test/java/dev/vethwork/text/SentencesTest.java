package dev.vethwork.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentencesTest {
    @Test
    void aRemedyStandsBehindAPhraseOrASentence() {
        assertThat(Sentences.with("the disk is full", "make room")).isEqualTo("the disk is full; make room");
        assertThat(Sentences.with("디스크가 가득 찼습니다.", "공간을 비우세요")).isEqualTo("디스크가 가득 찼습니다. 공간을 비우세요");
        assertThat(Sentences.with("The disk is full.", "make room")).isEqualTo("The disk is full. Make room");
        assertThat(Sentences.with("the disk is full", "")).isEqualTo("the disk is full");
    }

    @Test
    void aNameThatAKoreanSentenceBeginsWithStaysAsItIsTyped() {
        assertThat(Sentences.capital("install xterm")).isEqualTo("Install xterm");
        assertThat(Sentences.capital("xterm을 설치하세요")).isEqualTo("xterm을 설치하세요");
        assertThat(Sentences.capital("")).isEmpty();
    }
}
