package dev.vethwork.format.exporting;

import dev.vethwork.text.Phrase;
import java.util.List;

/** The sentences of this room. */
final class ExportTexts {
    private static final String BUNDLE = "dev.vethwork.format.exporting.messages";

    private ExportTexts() {}

    static Phrase of(String key, Object... arguments) {
        return new Phrase(BUNDLE, key, List.of(arguments));
    }
}
