package dev.vethwork.engine;

import dev.vethwork.engine.TargetException.Kind;
import dev.vethwork.text.Phrase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong at a target, said in the user's language: what the bundle {@code dev.vethwork.engine.messages} has under
 * a key, and under it with {@code .remedy}.
 *
 * @param element the drawn element, empty where none
 * @param words those of the command that failed, empty where none
 */
public record Trouble(Kind kind, Phrase message, Phrase remedy, String element, String words) {
    private static final String BUNDLE = "dev.vethwork.engine.messages";

    /** @param arguments what stands for {@code {0}}, {@code {1}} … in both */
    public static Trouble of(Kind kind, String key, Object... arguments) {
        return new Trouble(
                kind, phrase(key, arguments), phrase(key + ".remedy", arguments), "", "");
    }

    public static Phrase phrase(String key, Object... arguments) {
        return new Phrase(BUNDLE, key, List.of(arguments));
    }

    public Trouble at(String value) {
        return new Trouble(kind, message, remedy, value, words);
    }

    /** @param said by the command that failed */
    public Trouble saying(String said) {
        return new Trouble(kind, message, remedy, element, said);
    }

    public TargetException exception() {
        return exception(null);
    }

    public TargetException exception(@Nullable Throwable cause) {
        return new TargetException(kind, message.text(), remedy.text(), element, words, cause);
    }
}
