package dev.vethwork.format.importing;

import dev.vethwork.text.Phrase;

/** What cannot be imported at all; says what it is and what to do. */
public final class ImportException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Phrase sentence;
    private final transient Phrase remedy;

    private ImportException(Phrase sentence, Phrase remedy) {
        super(sentence.toString());
        this.sentence = sentence;
        this.remedy = remedy;
    }

    /** What the bundle has under {@code error.KEY} and, with {@code .remedy}, what to do. */
    public static ImportException of(String key, Object... arguments) {
        return new ImportException(ImportTexts.of("error." + key, arguments), ImportTexts.of("error." + key + ".remedy", arguments));
    }

    public Phrase sentence() {
        return sentence;
    }

    public Phrase remedy() {
        return remedy;
    }
}
