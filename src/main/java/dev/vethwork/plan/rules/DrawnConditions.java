package dev.vethwork.plan.rules;

import dev.vethwork.net.Prefix;
import dev.vethwork.net.ProtocolNumber;
import dev.vethwork.topology.netfilter.IcmpMessage;
import dev.vethwork.topology.netfilter.Selector;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a rule asks of a packet, as far as a drawing can say it; what is null it does not ask for.
 *
 * @param notSources whose packets it is not for
 * @param notDestinations packets for whom it is not
 * @param sourcePorts the sender's ports, one of them
 * @param ports destination ports, one of them
 * @param established whether the connection must have been seen before
 * @param begins whether it must begin a connection
 * @param message of ICMP
 * @param local whether it must be for an address of the namespace's own
 */
@RecordBuilder
record DrawnConditions(
        @Nullable Prefix source,
        @Nullable Prefix destination,
        Set<Prefix> notSources,
        Set<Prefix> notDestinations,
        @Nullable ProtocolNumber protocol,
        @Nullable SortedSet<Integer> sourcePorts,
        @Nullable SortedSet<Integer> ports,
        Ways in,
        Ways out,
        boolean established,
        boolean begins,
        @Nullable IcmpMessage message,
        boolean local) implements DrawnConditionsBuilder.With {
    static final DrawnConditions NONE = new DrawnConditions(null, null, Set.of(), Set.of(), null, null, null, Ways.ANY, Ways.ANY, false, false, null, false);

    DrawnConditions {
        notSources = told(source, notSources);
        notDestinations = told(destination, notDestinations);
    }

    /** Those exceptions that are any, and of two of which one holds the other the wide one. */
    private static Set<Prefix> told(@Nullable Prefix only, Set<Prefix> not) {
        return not.stream()
                .filter(prefix -> !isApart(only, prefix))
                .filter(prefix -> not.stream().noneMatch(other -> !other.equals(prefix) && contains(other, prefix)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Both; empty where no packet can be meant. */
    Optional<DrawnConditions> and(DrawnConditions other) {
        Optional<Ways> ins = in.and(other.in);
        Optional<Ways> outs = out.and(other.out);
        boolean apart = isApart(source, other.source)
                || isApart(destination, other.destination)
                || protocol != null && other.protocol != null && !protocol.equals(other.protocol)
                || message != null && other.message != null && message != other.message
                || established && other.begins
                || begins && other.established;
        SortedSet<Integer> senders = both(sourcePorts, other.sourcePorts);
        SortedSet<Integer> both = both(ports, other.ports);
        Prefix from = narrower(source, other.source);
        Prefix to = narrower(destination, other.destination);
        Set<Prefix> notFrom = union(notSources, other.notSources);
        Set<Prefix> notTo = union(notDestinations, other.notDestinations);
        boolean none = isWithin(from, notFrom) || isWithin(to, notTo);
        if (none || apart || ins.isEmpty() || outs.isEmpty() || isNone(both) || isNone(senders)) {
            return Optional.empty();
        }
        return Optional.of(new DrawnConditions(
                from,
                to,
                notFrom,
                notTo,
                protocol == null ? other.protocol : protocol,
                senders,
                both,
                ins.get(),
                outs.get(),
                established || other.established,
                begins || other.begins,
                message == null ? other.message : message,
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

    private static boolean isNone(@Nullable SortedSet<Integer> ports) {
        return ports != null && ports.isEmpty();
    }

    private static Set<Prefix> union(Set<Prefix> one, Set<Prefix> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isWithin(@Nullable Prefix prefix, Set<Prefix> not) {
        return prefix != null && not.stream().anyMatch(each -> contains(each, prefix));
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

    /** Whether it leaves somebody alone. */
    boolean isNegated() {
        return !notSources.isEmpty() || !notDestinations.isEmpty();
    }

    /** Whether it leaves more alone than a drawn rule can name, which names one, and none beside those that it is for. */
    boolean isTooNegated() {
        return notSources.size() > (source == null ? 1 : 0) || notDestinations.size() > (destination == null ? 1 : 0);
    }

    /** As a drawing says it, but for the ports and the interfaces, of which it says each by itself. */
    Selector selector() {
        return Selector.ANY.with(s -> s.source(source)
                .destination(destination)
                .notSource(notSource())
                .notDestination(notDestination())
                .protocol(protocol)
                .established(established)
                .begins(begins)
                .icmp(message)
                .ownAddress(local));
    }

    /** Whose packets it is not for; null for nobody's. */
    @Nullable Prefix notSource() {
        return notSources.stream().findFirst().orElse(null);
    }

    /** Packets for whom it is not; null for nobody. */
    @Nullable Prefix notDestination() {
        return notDestinations.stream().findFirst().orElse(null);
    }

    /** Whether all that the other asks for is among what this does. */
    boolean covers(DrawnConditions other) {
        return and(other).filter(other::equals).isPresent();
    }

    /** What is left of this once the other has been taken out of it; empty where no rule can say it. */
    Optional<DrawnConditions> minus(DrawnConditions taken) {
        if (taken.notDestinations.size() == 1 && taken.withNotDestinations(Set.of()).covers(this)) {
            return and(NONE.withDestination(taken.notDestination()));
        }
        if (taken.notSources.size() == 1 && taken.withNotSources(Set.of()).covers(this)) {
            return and(NONE.withSource(taken.notSource()));
        }
        if (taken.destination != null && taken.withDestination(null).covers(this)) {
            return and(NONE.withNotDestinations(Set.of(taken.destination)));
        }
        if (taken.source != null && taken.withSource(null).covers(this)) {
            return and(NONE.withNotSources(Set.of(taken.source)));
        }
        if (!taken.in.isAny() && taken.withIn(Ways.ANY).covers(this)) {
            return and(NONE.withIn(taken.in.others()));
        }
        return !taken.out.isAny() && taken.withOut(Ways.ANY).covers(this)
                ? and(NONE.withOut(taken.out.others()))
                : Optional.empty();
    }
}
