package dev.vethwork.lab.failure;

import dev.vethwork.text.Phrase;
import java.util.List;

/** The use cases' own phrases. */
public final class LabMessages {
    private static final String BUNDLE = "dev.vethwork.lab.messages";

    private LabMessages() {}

    public static Phrase of(String key, Object... arguments) {
        return new Phrase(BUNDLE, key, List.of(arguments));
    }
}
