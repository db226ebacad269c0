package dev.vethwork.format.importing;

import dev.vethwork.text.Phrase;
import java.util.List;

/** The sentences of this room. */
public final class ImportTexts {
    private static final String BUNDLE = "dev.vethwork.format.importing.messages";

    private ImportTexts() {}

    public static Phrase of(String key, Object... arguments) {
        return new Phrase(BUNDLE, key, List.of(arguments));
    }
}
