package dev.vethwork.plan;

import dev.vethwork.state.NetworkState;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The part of a lab that a plan is thought out for, the rest being as it was: whole namespaces, and single interfaces of the
 * root namespace, where half of a lab may be. What else is in the root namespace is always in it.
 *
 * @param parts their names, null for everything
 */
record Focus(@Nullable Set<String> parts) {
    static final Focus ALL = new Focus(null);

    /** What a step belongs to, by its id. */
    static String partOf(String id) {
        int end = id.indexOf('/');
        if (end > 0) {
            return id.substring(0, end);
        }
        String[] words = id.split("/", 4);
        return switch (words[1]) {
            case "link", "address", "shaping" -> "/" + words[2];
            default -> "/";
        };
    }

    static String partOf(Place place) {
        return place.isInRoot() ? "/" + place.name() : place.namespace();
    }

    boolean isAll() {
        return parts == null;
    }

    boolean has(Place place) {
        return parts == null || parts.contains(partOf(place));
    }

    /** The namespaces of which something is in it, the root namespace always among them. */
    List<String> namespaces() {
        return parts == null
                ? List.of()
                : Stream.concat(Stream.of(NetworkState.ROOT), parts.stream().filter(p -> !p.startsWith("/")))
                        .toList();
    }

    boolean hasNamespace(String name) {
        return parts == null || name.isEmpty() || parts.contains(name);
    }

    boolean has(Draft draft) {
        return parts == null || draft.part().equals("/") || parts.contains(draft.part());
    }
}
