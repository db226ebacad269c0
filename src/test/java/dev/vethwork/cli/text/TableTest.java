package dev.vethwork.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.cli.terminal.Console;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void aRowThatIsWiderThanTheTerminalGoesOnFurtherIn() {
        Table table = new Table("  ", "NAME", "COMMAND").row("red", "ip netns add red").row("blue", "ip netns add blue2");
        assertThat(table.print(24))
                .isEqualTo("  NAME  COMMAND\n  red   ip netns add red\n  blue\n      ip netns add blue2\n");
        assertThat(new Table("").row("한글", "한글").print(9)).isEqualTo("한글\n    한글\n");
        assertThat(new Table("").row("한글", "한글").print(10)).isEqualTo("한글  한글\n");
    }

    /** Nothing is won by a line for a number alone. */
    @Test
    void whatFitsNowhereStaysBesideAShortWord() {
        assertThat(new Table("").row(1, "ip netns add a-long-name-of-red", "# create").print(20))
                .isEqualTo("1  ip netns add a-long-name-of-red\n    # create\n");
    }

    @Test
    void columnsAreAsWideAsTheirWidestWord() {
        assertThat(new Table("", "A", "B").row("red", 1).row("한글", 2).print(Console.ENDLESS)).isEqualTo("A     B\nred   1\n한글  2\n");
    }

    /** A program that a service writes its files with has many lines; the others stay beside what is said of them. */
    @Test
    void whatIsVeryLongDoesNotPushTheOthersOutOfSight() {
        String script = "sh -c 'one\n" + "two ".repeat(60) + "'";
        assertThat(new Table("").row(1, "ip netns add red", "# red").row(2, script, "# web").row(3, "x".repeat(200), "# blue").print(Console.ENDLESS))
                .isEqualTo("1  ip netns add red  # red\n2  " + script + "  # web\n3  " + "x".repeat(200) + "  # blue\n");
    }
}
