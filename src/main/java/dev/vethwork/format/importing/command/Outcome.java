package dev.vethwork.format.importing.command;

import dev.vethwork.format.importing.ImportTexts;
import dev.vethwork.text.Phrase;
import org.jspecify.annotations.Nullable;

/** What became of a command. */
public sealed interface Outcome {
    /**
     * It is in the drawing.
     *
     * @param element what it made or changed there
     * @param output what it prints of that
     */
    record Done(String element, String output) implements Outcome {}

    /** It is in the drawing if the script goes on to make things, and a tidying up if not. */
    record Waits() implements Outcome {}

    /** It shows something. @param output null where only a kernel could tell */
    record Shown(int status, @Nullable String output, Phrase reason) implements Outcome {
        public Shown(int status, @Nullable String output) {
            this(status, output, ImportTexts.of("passed.shows"));
        }
    }

    /** Not in the drawing, and needs not be. */
    record Passed(int status, Phrase reason) implements Outcome {}

    /** It cannot be drawn, although it would do something. */
    record Refused(Phrase reason) implements Outcome {}

    /** The kernel or the program would refuse it. */
    record Failed(Phrase reason) implements Outcome {}

    static Outcome done(String element) {
        return new Done(element, "");
    }

    static Outcome waits() {
        return new Waits();
    }

    static Outcome shown(@Nullable String output) {
        return new Shown(0, output);
    }

    static Outcome passed(String key, Object... arguments) {
        return new Passed(0, ImportTexts.of("passed." + key, arguments));
    }

    static Outcome refused(String key, Object... arguments) {
        return new Refused(ImportTexts.of("refused." + key, arguments));
    }

    static Outcome failed(String key, Object... arguments) {
        return new Failed(ImportTexts.of("failed." + key, arguments));
    }
}
