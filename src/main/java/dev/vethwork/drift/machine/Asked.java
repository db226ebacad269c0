package dev.vethwork.drift.machine;

import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Protocol;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a rule asks of a packet, as far as a drawing can say it; what is null it does not ask for.
 *
 * @param ports destination ports, one of them
 * @param established whether the connection must have been seen before
 * @param local whether it must be for an address of the namespace's own
 */
@RecordBuilder
record Asked(
        @Nullable Prefix source,
        @Nullable Prefix destination,
        @Nullable Protocol protocol,
        @Nullable SortedSet<Integer> ports,
        Ways in,
        Ways out,
        boolean established,
        boolean local) implements AskedBuilder.With {
    static final Asked NONE = new Asked(null, null, null, null, Ways.ANY, Ways.ANY, false, false);

    /** Both; empty where no packet can be meant. */
    Optional<Asked> and(Asked other) {
        Optional<Ways> ins = in.and(other.in);
        Optional<Ways> outs = out.and(other.out);
        boolean apart = isApart(source, other.source)
                || isApart(destination, other.destination)
                || protocol != null && other.protocol != null && protocol != other.protocol;
        SortedSet<Integer> both = both(ports, other.ports);
        if (apart || ins.isEmpty() || outs.isEmpty() || both != null && both.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Asked(
                narrower(source, other.source),
                narrower(destination, other.destination),
                protocol == null ? other.protocol : protocol,
                both,
                ins.get(),
                outs.get(),
                established || other.established,
                local || other.local));
    }

    private static @Nullable SortedSet<Integer> both(@Nullable SortedSet<Integer> one, @Nullable SortedSet<Integer> other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        SortedSet<Integer> both = new TreeSet<>(one);
        both.retainAll(other);
        return both;
    }

    static boolean isApart(@Nullable Prefix one, @Nullable Prefix other) {
        return one != null && other != null && !contains(one, other) && !contains(other, one);
    }

    private static @Nullable Prefix narrower(@Nullable Prefix one, @Nullable Prefix other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return contains(one, other) ? other : one;
    }

    static boolean contains(Prefix wide, Prefix narrow) {
        return wide.family() == narrow.family() && wide.contains(narrow);
    }

    /** Whether nothing but where it comes in or goes out is asked. */
    boolean isOnlyOfSides() {
        return withIn(Ways.ANY).withOut(Ways.ANY).equals(NONE);
    }
}
