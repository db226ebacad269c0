package dev.vethwork.net;

import dev.vethwork.text.Phrase;
import java.util.List;

/** A name, address or number that cannot be used; says what is wrong with it and what to write instead. */
public final class BadValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    static final String BUNDLE = "dev.vethwork.net.messages";

    private final String remedy;

    /** Both as phrases, where they are of a bundle: what keeps them says them in the language of its reader. */
    private final transient Object sentence;

    private final transient Object whatToDo;

    /**
     * What the bundle {@code dev.vethwork.net.messages} has under this key, and under it with {@code .remedy}, said in the
     * user's language.
     *
     * @param arguments what stands for {@code {0}}, {@code {1}} … in both
     */
    public static BadValue of(String key, Object... arguments) {
        List<Object> filled = List.of(arguments);
        return new BadValue(new Phrase(BUNDLE, key, filled), new Phrase(BUNDLE, key + ".remedy", filled));
    }

    /** A part of what {@link #of} says, as an argument of it. */
    public static Phrase word(String key) {
        return new Phrase(BUNDLE, key, List.of());
    }

    private BadValue(Phrase message, Phrase remedy) {
        super(message.text());
        this.remedy = remedy.text();
        this.sentence = message;
        this.whatToDo = remedy;
    }

    public BadValue(String message, String remedy) {
        super(message);
        this.remedy = remedy;
        this.sentence = message;
        this.whatToDo = remedy;
    }

    /** What is wrong, for a phrase that is said later. */
    public Object said() {
        return sentence;
    }

    /** The same of what to write instead. */
    public Object remedySaid() {
        return whatToDo;
    }

    /** What to write instead, a phrase in the imperative without a full stop. */
    public String remedy() {
        return remedy;
    }
}
