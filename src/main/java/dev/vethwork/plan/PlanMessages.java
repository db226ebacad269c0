package dev.vethwork.plan;

import dev.vethwork.plan.operation.Place;
import dev.vethwork.text.Phrase;
import java.util.List;

/** The plan's own phrases. */
public final class PlanMessages {
    private static final String BUNDLE = "dev.vethwork.plan.messages";

    private PlanMessages() {}

    public static Phrase of(String key, Object... arguments) {
        return new Phrase(BUNDLE, key, List.of(arguments));
    }

    /** A namespace as a person calls it: by its name, or the host. */
    public static Object who(String namespace) {
        return namespace.isEmpty() ? of("host") : namespace;
    }

    /** An interface with where it is. */
    public static Phrase where(Place place) {
        return place.isInRoot() ? of("where.host", place.name()) : of("where.in", place.name(), place.namespace());
    }
}
