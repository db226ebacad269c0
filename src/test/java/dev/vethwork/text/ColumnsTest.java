package dev.vethwork.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void whatIsCutSaysSoAndFits() {
        assertThat(Columns.cut("ip netns add red", 16)).isEqualTo("ip netns add red");
        assertThat(Columns.cut("ip netns add red", 9)).isEqualTo("ip netns…");
        assertThat(Columns.cut("한글한글", 7)).isEqualTo("한글한…").satisfies(t -> assertThat(Columns.of(t)).isEqualTo(7));
        assertThat(Columns.cut("한글한글", 6)).isEqualTo("한글…");
    }
}
