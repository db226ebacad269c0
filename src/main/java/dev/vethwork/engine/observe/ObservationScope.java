package dev.vethwork.engine.observe;

import dev.vethwork.state.NetworkState;
import java.util.EnumSet;
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
 * @param besides what is read beside the namespaces
 */
public record ObservationScope(
        @Nullable Set<String> only, Set<String> light, Set<String> ports, boolean named, Set<Besides> besides) {
    /** What costs time to read and is not always of use. */
    enum Besides {
        /** What a new namespace is born with. */
        BIRTH,
        /** All processes; those of a lab that has services are always read. */
        PROCESSES,
        /** Where the bridges have seen whom. */
        FRAMES,
        /** Rules of nftables' own, and settings that decide over single packets. */
        FOREIGN
    }

    /** Whatever somebody may want to see. */
    static final ObservationScope ALL = new ObservationScope(null, Set.of(), Set.of(), true, EnumSet.allOf(Besides.class));

    /** Of the root namespace what is in it. */
    static final ObservationScope BARE_ROOT =
            new ObservationScope(Set.of(NetworkState.ROOT), Set.of(), Set.of(), false, EnumSet.noneOf(Besides.class));

    /** What it takes to plan. */
    public static final ObservationScope PLANNING = new ObservationScope(null, Set.of(), Set.of(), true, EnumSet.of(Besides.BIRTH));

    public ObservationScope {
        only = only == null ? null : Set.copyOf(only);
        light = Set.copyOf(light);
        ports = Set.copyOf(ports);
        besides = Set.copyOf(besides);
    }

    /**
     * What a teardown needs to know: whatever is in a namespace of the lab's goes with it, and what it has in those that it
     * has adopted is to be taken out.
     */
    public static ObservationScope teardown(Set<String> adopted) {
        Set<String> read = new HashSet<>(adopted);
        read.add(NetworkState.ROOT);
        return new ObservationScope(read, Set.of(), Set.of(), true, Set.of());
    }

    public boolean isOfTeardown() {
        return only != null && named;
    }

    static ObservationScope of(@Nullable Set<String> only) {
        return only == null ? ALL : new ObservationScope(only, Set.of(), Set.of(), false, EnumSet.allOf(Besides.class));
    }

    public static ObservationScope of(Touched touched) {
        boolean root = touched.namespaces().contains(NetworkState.ROOT);
        return new ObservationScope(touched.read(), Set.of(), root ? Set.of() : touched.ports(), false, EnumSet.of(Besides.BIRTH));
    }

    public static ObservationScope light(Set<String> namespaces) {
        return new ObservationScope(null, namespaces, Set.of(), true, Set.of());
    }
}
