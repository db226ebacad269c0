package dev.vethwork.net;

import dev.vethwork.text.Phrase;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a lab lives, or shall live. */
public sealed interface TargetKind permits LocalKind, RemoteKind {
    TargetKind SANDBOX = LocalKind.SANDBOX;
    TargetKind HOST = LocalKind.HOST;

    /** As people type it and programs read it. */
    String text();

    /** What a person calls it. */
    Phrase label();

    /** Whether its root namespace is made for the lab alone, so that nothing else can come to harm. */
    boolean rootIsOurs();

    /**
     * Whether it is on another machine. Each kind says so itself: were it answered here, the JVM would make the constants above
     * before those of the enum that they are, whenever that is what is met first.
     */
    boolean isFar();

    /**
     * Empty where the text names none.
     *
     * @throws BadValue where it names another machine in a way that cannot be
     */
    static Optional<TargetKind> parse(String text) {
        return text.startsWith(RemoteKind.SCHEME)
                ? Optional.of(RemoteKind.parse(text))
                : Stream.<TargetKind>of(LocalKind.values()).filter(kind -> kind.text().equals(text)).findFirst();
    }
}
