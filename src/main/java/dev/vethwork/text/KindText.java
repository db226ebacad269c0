package dev.vethwork.text;

import java.util.List;

/** What kinds of interfaces say of themselves: each has a bundle of its own. */
public final class KindText {
    private static final String BUNDLES = "dev.vethwork.kind.";

    private KindText() {}

    /** @param word the kind's, as the file calls it: {@code vxlan} */
    public static Phrase of(String word, String key, Object... arguments) {
        return new Phrase(BUNDLES + word, key, List.of(arguments));
    }

    /** What people call the kind: {@code VXLAN}. */
    public static Phrase name(String word) {
        return of(word, "name");
    }
}
