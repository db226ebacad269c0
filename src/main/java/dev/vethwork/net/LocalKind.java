package dev.vethwork.net;

import dev.vethwork.text.Phrase;
import java.util.List;

/** A place on this machine. */
public enum LocalKind implements TargetKind {
    /** Namespaces of its own, held by one process. */
    SANDBOX("sandbox", true),
    /** The machine itself. */
    HOST("host", false);

    private final String text;
    private final boolean rootIsOurs;

    LocalKind(String text, boolean rootIsOurs) {
        this.text = text;
        this.rootIsOurs = rootIsOurs;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public Phrase label() {
        return new Phrase(BadValue.BUNDLE, "target." + text, List.of());
    }

    @Override
    public boolean isFar() {
        return false;
    }

    @Override
    public boolean rootIsOurs() {
        return rootIsOurs;
    }

    @Override
    public String toString() {
        return text;
    }
}
