package dev.vethwork.format.importing;

import dev.vethwork.text.Phrase;
import java.util.List;

/** The sentences of this room. */
public final class Said {
    private static final String BUNDLE = "dev.vethwork.format.importing.messages";

    private Said() {}

    public static Phrase of(String key, Object... arguments) {
        return new Phrase(BUNDLE, key, List.of(arguments));
    }
}
