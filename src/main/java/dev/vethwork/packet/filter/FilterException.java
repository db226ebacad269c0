package dev.vethwork.packet.filter;

import dev.vethwork.text.Phrase;
import java.util.List;

/** A filter that cannot be understood. */
public final class FilterException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final String BUNDLE = "dev.vethwork.packet.messages";

    private final transient Phrase phrase;

    private FilterException(Phrase phrase) {
        super(phrase.text());
        this.phrase = phrase;
    }

    static FilterException of(String key, Object... arguments) {
        return new FilterException(new Phrase(BUNDLE, key, List.of(arguments)));
    }

    /** @param wanted the key of what should have come */
    static FilterException wants(String after, String wanted) {
        return of("filter.wants", after, new Phrase(BUNDLE, wanted, List.of()));
    }

    public Phrase phrase() {
        return phrase;
    }

    /** An example of what can be written. */
    public static Phrase remedy() {
        return new Phrase(BUNDLE, "filter.remedy", List.of());
    }
}
