package dev.vethwork.net;

import dev.vethwork.text.Phrase;
import java.util.List;

/** A name, address or number that cannot be used; says what is wrong with it and what to write instead. */
public final class BadValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    static final String BUNDLE = "dev.vethwork.net.messages";

    private final String remedy;

    /**
     * What the bundle {@code dev.vethwork.net.messages} has under this key, and under it with {@code .remedy}, said in the
     * user's language.
     *
     * @param arguments what stands for {@code {0}}, {@code {1}} … in both
     */
    public static BadValue of(String key, Object... arguments) {
        List<Object> filled = List.of(arguments);
        return new BadValue(
                new Phrase(BUNDLE, key, filled).text(), new Phrase(BUNDLE, key + ".remedy", filled).text());
    }

    /** A part of what {@link #of} says, as an argument of it. */
    public static Phrase word(String key) {
        return new Phrase(BUNDLE, key, List.of());
    }

    public BadValue(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** What to write instead, a phrase in the imperative without a full stop. */
    public String remedy() {
        return remedy;
    }
}
