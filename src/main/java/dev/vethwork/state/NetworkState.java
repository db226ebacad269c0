package dev.vethwork.state;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a kernel holds, or should hold: the same type for both. A drawing compiles to one, the observer reads one; plan,
 * drift, undo, verification and explanation are functions of it.
 *
 * @param namespaces by name; the root namespace, that of the host, is called {@link #ROOT}
 * @param fresh sysctls that a namespace has the moment it is made, by dotted name; empty when not known
 * @param given what of a drawing was there before the lab that adopted it, by namespace, as the drawing asks for it: the lab
 *     neither makes it nor takes it away
 */
public record NetworkState(
        SortedMap<String, NamespaceState> namespaces,
        SortedMap<String, String> fresh,
        SortedMap<String, NamespaceState> given) {
    /** Name of the root namespace. No namespace under /run/netns can be called that. */
    public static final String ROOT = "";

    public static final NetworkState EMPTY = new NetworkState(Collections.emptySortedMap(), Collections.emptySortedMap());

    public NetworkState {
        namespaces = Collections.unmodifiableSortedMap(new TreeMap<>(namespaces));
        fresh = Collections.unmodifiableSortedMap(new TreeMap<>(fresh));
        given = Collections.unmodifiableSortedMap(new TreeMap<>(given));
    }

    /** One of which nothing was there before. */
    public NetworkState(SortedMap<String, NamespaceState> namespaces, SortedMap<String, String> fresh) {
        this(namespaces, fresh, Collections.emptySortedMap());
    }

    public NetworkState withGiven(SortedMap<String, NamespaceState> value) {
        return new NetworkState(namespaces, fresh, value);
    }

    public Optional<NamespaceState> namespace(String name) {
        return Optional.ofNullable(namespaces.get(name));
    }

    /** The root namespace; an empty one where it was not read. */
    public NamespaceState root() {
        return namespaces.getOrDefault(ROOT, NamespaceState.empty(ROOT));
    }

    /** With this namespace put in, or replaced. */
    public NetworkState with(NamespaceState namespace) {
        TreeMap<String, NamespaceState> all = new TreeMap<>(namespaces);
        all.put(namespace.name(), namespace);
        return new NetworkState(all, fresh, given);
    }

    public NetworkState without(String namespace) {
        TreeMap<String, NamespaceState> all = new TreeMap<>(namespaces);
        all.remove(namespace);
        return new NetworkState(all, fresh, given);
    }
}
