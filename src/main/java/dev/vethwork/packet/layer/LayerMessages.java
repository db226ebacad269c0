package dev.vethwork.packet.layer;

import dev.vethwork.text.Phrase;
import java.util.List;

/** Phrases about packets. */
final class LayerMessages {
    private static final String BUNDLE = "dev.vethwork.packet.messages";

    private LayerMessages() {}

    static Phrase of(String key, Object... arguments) {
        return new Phrase(BUNDLE, key, List.of(arguments));
    }
}
