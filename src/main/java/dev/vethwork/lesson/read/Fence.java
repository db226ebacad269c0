package dev.vethwork.lesson.read;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a fenced block is for. */
enum Fence {
    CHECK,
    HINT,
    SOLUTION,
    NEEDS,
    /** To be read as any listing. */
    TEXT;

    static Optional<Fence> of(String language) {
        return Arrays.stream(values())
                .filter(f -> f != TEXT && f.name().toLowerCase(Locale.ROOT).equals(language))
                .findFirst();
    }
}
