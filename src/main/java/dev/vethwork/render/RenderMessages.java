package dev.vethwork.render;

import dev.vethwork.text.Phrase;
import java.util.List;

/** The words of pictures, in the user's language. */
final class RenderMessages {
    private static final String BUNDLE = "dev.vethwork.render.messages";

    private RenderMessages() {}

    static String of(String key, Object... arguments) {
        return new Phrase(BUNDLE, key, List.of(arguments)).text();
    }
}
