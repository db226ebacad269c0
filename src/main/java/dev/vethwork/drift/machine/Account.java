package dev.vethwork.drift.machine;

import dev.vethwork.text.Phrase;
import java.util.ArrayList;
import java.util.List;

/** What is told of the machine while it is drawn. */
final class Account {
    private static final String BUNDLE = "dev.vethwork.drift.messages";

    private final List<Seen> all = new ArrayList<>();

    static Phrase phrase(String key, Object... arguments) {
        return new Phrase(BUNDLE, "machine." + key, List.of(arguments));
    }

    List<Seen> all() {
        return all;
    }

    void drawn(String text, String element, Phrase... remarks) {
        all.add(new Seen.Drawn(text, element, List.of(remarks)));
    }

    void left(String text, String key, Object... arguments) {
        all.add(new Seen.Left(text, phrase(key, arguments)));
    }

    void missing(String text, String key, Object... arguments) {
        all.add(new Seen.Missing(text, phrase(key, arguments)));
    }

    /** A thing that no drawing can have as it is, as this value says. */
    void missing(String text, RuntimeException why) {
        missing(text, "undrawable", String.valueOf(why.getMessage()));
    }
}
