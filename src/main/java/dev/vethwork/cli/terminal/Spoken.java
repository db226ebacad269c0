package dev.vethwork.cli.terminal;

import dev.vethwork.text.Phrase;
import java.util.List;

/** The command line's own sentences, in the user's language. */
public final class Spoken {
    private static final String BUNDLE = "dev.vethwork.cli.messages";

    private Spoken() {}

    public static String text(String key, Object... arguments) {
        return new Phrase(BUNDLE, key, List.of(arguments)).text();
    }

    /** The heads of a table's columns, a bar between two. */
    public static String[] heads(String key) {
        return text(key).split("\\|", -1);
    }

    /** {@code 1 step}, {@code 2 steps}. @param one what is counted */
    public static String count(int number, Counted one) {
        return text(one.key() + (number == 1 ? ".one" : ".many"), number);
    }

    /** What is counted in sentences. */
    public enum Counted {
        STEP("count.step"),
        LESSON_STEP("count.lessonStep"),
        NODE("count.node"),
        CABLE("count.cable"),
        PACKET("count.packet");

        private final String key;

        Counted(String key) {
            this.key = key;
        }

        private String key() {
            return key;
        }
    }
}
