package dev.vethwork.engine;

import dev.vethwork.state.NetworkState;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which namespaces are read, and how much of them.
 *
 * @param only these; null for all of the lab's and the root namespace
 * @param light of these only interfaces, routes and neighbours: namespaces that were made a moment ago and in which
 *     nothing else was done, so that rules and settings are as the kernel makes them
 * @param ports of the root namespace only these interfaces, and the rest of it as it was read last; empty for all of it
 * @param named whether those that are not read are there by name and owner alone
 */
record Scope(@Nullable Set<String> only, Set<String> light, Set<String> ports, boolean named) {
    static final Scope ALL = new Scope(null, Set.of(), Set.of(), true);

    Scope {
        only = only == null ? null : Set.copyOf(only);
        light = Set.copyOf(light);
        ports = Set.copyOf(ports);
    }

    /**
     * What a teardown needs to know: whatever is in a namespace of the lab's goes with it, and what it has in those that it
     * has adopted is to be taken out.
     */
    static Scope teardown(Set<String> adopted) {
        Set<String> read = new HashSet<>(adopted);
        read.add(NetworkState.ROOT);
        return new Scope(read, Set.of(), Set.of(), true);
    }

    boolean isOfTeardown() {
        return only != null && named;
    }

    static Scope of(@Nullable Set<String> only) {
        return only == null ? ALL : new Scope(only, Set.of(), Set.of(), false);
    }

    static Scope of(Touched touched) {
        boolean root = touched.namespaces().contains(NetworkState.ROOT);
        return new Scope(touched.read(), Set.of(), root ? Set.of() : touched.ports(), false);
    }

    static Scope light(Set<String> namespaces) {
        return new Scope(null, namespaces, Set.of(), true);
    }
}
