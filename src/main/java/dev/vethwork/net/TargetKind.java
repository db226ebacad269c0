package dev.vethwork.net;

import java.util.Optional;
import java.util.stream.Stream;

/** Where a lab lives, or shall live. */
public enum TargetKind {
    /** Namespaces of its own, held by one process. */
    SANDBOX("sandbox"),
    /** The machine itself. */
    HOST("host");

    private final String text;

    TargetKind(String text) {
        this.text = text;
    }

    /** As people type it and programs read it. */
    public String text() {
        return text;
    }

    /** Empty where the text names none. */
    public static Optional<TargetKind> parse(String text) {
        return Stream.of(values()).filter(kind -> kind.text.equals(text)).findFirst();
    }

    @Override
    public String toString() {
        return text;
    }
}
