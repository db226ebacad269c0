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
 * @param argv the command, empty where none
 * @param exitCode of the command, -1 where none
 * @param words the command's own
 */
public record Trouble(
        Kind kind, Phrase message, Phrase remedy, String element, List<String> argv, int exitCode, String words) {
    private static final String BUNDLE = "dev.vethwork.engine.messages";

    /** @param arguments what stands for {@code {0}}, {@code {1}} … in both */
    public static Trouble of(Kind kind, String key, Object... arguments) {
        return new Trouble(
                kind, phrase(key, arguments), phrase(key + ".remedy", arguments), "", List.of(), -1, "");
    }

    public static Phrase phrase(String key, Object... arguments) {
        return new Phrase(BUNDLE, key, List.of(arguments));
    }

    public Trouble at(String value) {
        return new Trouble(kind, message, remedy, value, argv, exitCode, words);
    }

    public Trouble ran(List<String> command, int exit, String said) {
        return new Trouble(kind, message, remedy, element, command, exit, said);
    }

    public TargetException exception() {
        return exception(null);
    }

    public TargetException exception(@Nullable Throwable cause) {
        return new TargetException(kind, message.text(), remedy.text(), element, argv, exitCode, words, cause);
    }
}
