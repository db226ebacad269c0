package dev.vethwork.ui.inspector.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StretchTest {
    private static String marked(String text, int line, int column) {
        TextRange stretch = TextRange.of(text, line, column);
        return text.substring(stretch.start(), stretch.end());
    }

    @Test
    void aWrongFieldIsMarkedWithItsValue() {
        assertThat(marked("{\n  \"a\": 1, \"b\": \"x, y\" }", 2, 11)).isEqualTo("\"b\": \"x, y\" ");
    }

    @Test
    void whereALineIsAtItsEndWhatStandsBeforeIsMarked() {
        assertThat(marked("{\n  \"a\":", 2, 7)).isEqualTo(":");
        assertThat(marked("", 1, 1)).isEmpty();
        assertThat(marked("{", 7, 9)).isEqualTo("{");
    }

    @Test
    void aDifferenceIsAsShortAsItCanBe() {
        assertThat(TextRange.difference("abcd", "abXcd")).isEqualTo(new TextRange.Difference(2, 2, "X"));
        assertThat(TextRange.difference("aaa", "aa")).isEqualTo(new TextRange.Difference(2, 3, ""));
        assertThat(TextRange.difference("same", "same")).isEqualTo(new TextRange.Difference(4, 4, ""));
    }

    @Test
    void textThatIsNotJsonIsColouredToItsEnd() {
        for (String text : new String[] {"", "{\"a", "tru", "\"x\" : -1.5e+3 }", "{ \"a\\\"b\": null"}) {
            assertThat(JsonColors.of(text, java.util.List.of()).length()).isEqualTo(text.length());
        }
    }
}
