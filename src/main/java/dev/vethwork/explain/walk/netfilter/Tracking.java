package dev.vethwork.explain.walk.netfilter;

import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.Stack;
import dev.vethwork.explain.walk.trip.Connection;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.state.netfilter.TrackState;
import dev.vethwork.state.nft.NftChain.Hook;
import dev.vethwork.topology.netfilter.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a stack makes of a packet before it looks at its rules (conntrack).
 *
 * @param connection that it belongs to, null where to none that was seen here before
 * @param others what left of the stack's connections, where it tells them apart
 * @param turned whether the destination of a connection's first packet was translated here
 */
public record Tracking(TrackState state, @Nullable Connection connection, List<Packet> others, boolean turned) {
    public static final Tracking NONE = new Tracking(TrackState.UNTRACKED, null, List.of());

    public static final Tracking FIRST = new Tracking(TrackState.NEW, null, List.of());

    public Tracking(TrackState state, @Nullable Connection connection, List<Packet> others) {
        this(state, connection, others, false);
    }

    /** What comes to a hook, where a rule of the table raw may keep conntrack from looking at it. */
    public static Tracking at(Hook hook, Flow arriving, Trip trip) {
        return Rules.untracks(arriving, hook) ? NONE : of(trip, arriving.stack(), arriving.packet());
    }

    public static Tracking of(Trip trip, Stack stack, Packet packet) {
        Packet about = packet.about();
        if (about != null) {
            return trip.connections().stream()
                    .filter(c -> c.namespace().equals(stack.name()) && c.concerns(about))
                    .findFirst()
                    .map(c -> new Tracking(TrackState.RELATED, c, List.of()))
                    .orElseGet(() -> new Tracking(TrackState.INVALID, null, List.of()));
        }
        Optional<Connection> answered = trip.connections().stream()
                .filter(c -> packet.reply() && c.answeredBy(stack.name(), packet))
                .findFirst();
        if (answered.isPresent()) {
            return new Tracking(TrackState.ESTABLISHED, answered.get(), List.of());
        }
        if (packet.reply()) {
            // A lone datagram looks like any other, and a segment with data begins a connection; an echo reply or a SYN-ACK gives
            // itself away.
            return packet.protocol() == Protocol.UDP || packet.isFollowing()
                    ? new Tracking(TrackState.NEW, null, List.of())
                    : new Tracking(TrackState.INVALID, null, known(trip, stack, packet, Connection::original));
        }
        if (packet.isFollowing()) {
            return following(trip, stack, packet);
        }
        // Who passes for the second time, on another bridge say, is treated as the first time.
        return trip.connections().stream()
                .filter(c -> c.namespace().equals(stack.name()) && c.original().sameTuple(packet))
                .findFirst()
                .map(c -> new Tracking(TrackState.NEW, c, List.of()))
                .orElseGet(() -> new Tracking(TrackState.NEW, null, known(trip, stack, packet, Connection::last)));
    }

    /**
     * A segment with data, of a connection whose SYN passed here. Where the answer did not pass as well it belongs to nothing
     * (tcp_conntracks in net/netfilter/nf_conntrack_proto_tcp.c: an ACK in SYN_SENT).
     */
    private static Tracking following(Trip trip, Stack stack, Packet packet) {
        return trip.connections().stream()
                .filter(c -> c.namespace().equals(stack.name()) && c.original().sameTuple(packet))
                .findFirst()
                .map(c -> trip.isAnswered(c)
                        ? new Tracking(TrackState.ESTABLISHED, c, List.of())
                        : new Tracking(TrackState.INVALID, null, List.of()))
                .orElse(FIRST);
    }

    private static List<Packet> known(Trip trip, Stack stack, Packet packet, Function<Connection, Packet> what) {
        return stack.translates(packet.family())
                ? trip.connections().stream()
                        .filter(c -> c.namespace().equals(stack.name()))
                        .map(what)
                        .toList()
                : List.of();
    }

    public boolean isTracked() {
        return state != TrackState.UNTRACKED;
    }

    /** With what became of the first packet as it came in. */
    public Tracking turned(Packet before, Packet after) {
        boolean translated = !before.destination().equals(after.destination()) || before.destinationPort() != after.destinationPort();
        return connection == null && translated ? new Tracking(state, null, others, true) : this;
    }

    /** Whether it is in one of these states; those of a translation are beside the others (state_mt in net/netfilter/xt_conntrack.c). */
    boolean isOneOf(Set<TrackState> states) {
        return states.contains(state)
                || states.contains(TrackState.DNAT) && (turned || connection != null && connection.turnsDestination())
                || states.contains(TrackState.SNAT) && connection != null && connection.turnsSource();
    }

    /** Whether the nat table decides: only over the first packet of a connection. */
    boolean isFirst() {
        return connection == null && state == TrackState.NEW;
    }

    /**
     * The rule of a masquerade that bound it to another interface than the one it leaves by now: the kernel drops it
     * (nf_nat_oif_changed in net/netfilter/nf_nat_core.c). Null where none did.
     */
    @Nullable String boundElsewhere(String device) {
        Connection.Mask mask = connection == null || state != TrackState.NEW ? null : connection.mask();
        return mask == null || mask.device().equals(device) ? null : mask.rule();
    }

    /**
     * Whether the segments after this one pass for the first of a new connection (nf_conntrack_tcp_loose): it answers what did
     * not pass here, and what follows a SYN-ACK does not give itself away.
     */
    boolean isPickedUpLater(Packet packet) {
        return state == TrackState.INVALID && packet.protocol() == Protocol.TCP && packet.reply() && packet.about() == null;
    }

    /** Whether those would be answered like what they answer, so that the kernel gives the new connection another number. */
    boolean isRenumberedLater(Packet packet) {
        return isPickedUpLater(packet) && others.stream().anyMatch(packet.answer()::sameTuple);
    }

    /** The packet with its destination as the connection has it. */
    public Packet aimed(Packet packet) {
        if (connection == null) {
            return packet;
        }
        if (state == TrackState.RELATED) {
            return connection.told(packet);
        }
        return state == TrackState.ESTABLISHED && packet.reply()
                ? packet.to(connection.original().source(), connection.original().sourcePort())
                : packet.to(connection.last().destination(), connection.last().destinationPort());
    }

    /** The packet with its source as the connection has it. */
    public Packet leaving(Packet packet) {
        if (connection == null) {
            return apart(packet);
        }
        if (state == TrackState.RELATED) {
            return packet;
        }
        return state == TrackState.ESTABLISHED && packet.reply()
                ? packet.from(
                        connection.original().destination(), connection.original().destinationPort())
                : packet.from(connection.last().source(), connection.last().sourcePort());
    }

    /**
     * Of two connections that would be answered alike the second gets another port, or its ping another number
     * (get_unique_tuple in net/netfilter/nf_nat_core.c). What belongs to none is left alone.
     */
    private Packet apart(Packet packet) {
        if (state != TrackState.NEW) {
            return packet;
        }
        Packet different = packet;
        while (others.stream().anyMatch(different::sameTuple)) {
            different = different.from(different.source(), different.sourcePort() + 1);
        }
        return different;
    }
}
