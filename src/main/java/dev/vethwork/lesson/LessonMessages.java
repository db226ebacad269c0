package dev.vethwork.lesson;

import dev.vethwork.lab.failure.LabException;
import dev.vethwork.net.BadValue;
import dev.vethwork.text.Phrase;
import java.util.List;

/** The lessons' own phrases. */
public final class LessonMessages {
    private static final String BUNDLE = "dev.vethwork.lesson.messages";

    private LessonMessages() {}

    /** In the user's language. */
    public static String text(String key, Object... arguments) {
        return phrase(key, arguments).text();
    }

    /** Not yet in any language. */
    static Phrase phrase(String key, Object... arguments) {
        return new Phrase(BUNDLE, key, List.of(arguments));
    }

    /** What is wrong, and with {@code .remedy} after the key what to write instead. */
    public static BadValue bad(String key, Object... arguments) {
        return new BadValue(text(key, arguments), text(key + ".remedy", arguments));
    }

    /** A use case that could not be done because of what was asked for. */
    public static LabException usage(String key, Object... arguments) {
        return new LabException(
                LabException.Exit.USAGE, text(key, arguments), text(key + ".remedy", arguments), "", null);
    }
}
