package dev.vethwork.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsAreAsWideAsTheirWidestWord() {
        assertThat(new Table("", "A", "B").row("red", 1).row("한글", 2).print()).isEqualTo("A     B\nred   1\n한글  2\n");
    }

    /** A program that a service writes its files with has many lines; the others stay beside what is said of them. */
    @Test
    void whatIsVeryLongDoesNotPushTheOthersOutOfSight() {
        String script = "sh -c 'one\n" + "two ".repeat(60) + "'";
        assertThat(new Table("").row(1, "ip netns add red", "# red").row(2, script, "# web").row(3, "x".repeat(200), "# blue").print())
                .isEqualTo("1  ip netns add red  # red\n2  " + script + "  # web\n3  " + "x".repeat(200) + "  # blue\n");
    }
}
