package dev.vethwork.packet.log;

import dev.vethwork.packet.DecodedPacket;
import dev.vethwork.packet.Frame;
import dev.vethwork.packet.layer.Ends;
import dev.vethwork.packet.layer.Icmp;
import dev.vethwork.packet.layer.Icmpv6;
import dev.vethwork.packet.layer.Ipv4;
import dev.vethwork.packet.layer.Layer;
import dev.vethwork.packet.layer.Tcp;
import dev.vethwork.packet.layer.Transport;
import dev.vethwork.packet.layer.Udp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One packet wherever it was seen, and with a ping its answer: rung by rung from the first place to the last. It is known
 * again by what neither a router nor NAT changes.
 *
 * @param nodes in the order in which it came to them
 */
public record Ladder(List<String> nodes, List<Rung> rungs) {
    /** How far apart in time two sightings of one packet may lie. */
    private static final long SPAN_NANOS = 5_000_000_000L;

    /**
     * The packet at one place.
     *
     * @param rewritten what is otherwise than where it was seen before
     */
    public record Rung(Frame frame, DecodedPacket packet, boolean answer, List<Rewrite> rewritten) {
        public Rung {
            rewritten = List.copyOf(rewritten);
        }
    }

    /** Which end of a packet. */
    public enum End {
        SOURCE,
        DESTINATION
    }

    /** Another address, or another port, at one end. */
    public record Rewrite(End end, String before, String now) {}

    public Ladder {
        nodes = List.copyOf(nodes);
        rungs = List.copyOf(rungs);
    }

    /** What stays the same on all of its way. */
    private record Trait(String kind, long number, int payload, boolean answer) {}

    /** The ladder of a packet among those that a log has; empty where it can not be known again. */
    public static Optional<Ladder> of(Frame chosen, PacketLog log) {
        Optional<Trait> wanted = trait(chosen.read());
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        List<Frame> near = new ArrayList<>();
        for (long i = log.first(); i < log.next(); i++) {
            Frame frame = log.get(i);
            if (frame != null && Math.abs(frame.nanos() - chosen.nanos()) < SPAN_NANOS) {
                near.add(frame);
            }
        }
        return Optional.of(of(wanted.get(), near));
    }

    private static Ladder of(Trait wanted, List<Frame> frames) {
        List<String> nodes = new ArrayList<>();
        List<Rung> rungs = new ArrayList<>();
        for (Frame frame : frames) {
            DecodedPacket packet = frame.read();
            Optional<Trait> found = trait(packet).filter(t -> same(t, wanted));
            if (found.isPresent()) {
                boolean answer = found.get().answer;
                rungs.add(new Rung(frame, packet, answer, rewritten(rungs, packet, answer)));
                if (!nodes.contains(frame.port().node())) {
                    nodes.add(frame.port().node());
                }
            }
        }
        return new Ladder(nodes, rungs);
    }

    private static boolean same(Trait one, Trait other) {
        return one.kind.equals(other.kind) && one.number == other.number && one.payload == other.payload;
    }

    private static List<Rewrite> rewritten(List<Rung> before, DecodedPacket packet, boolean answer) {
        Optional<DecodedPacket> last = before.reversed().stream()
                .filter(rung -> rung.answer == answer)
                .findFirst()
                .map(Rung::packet);
        return last.stream()
                .flatMap(seen -> Arrays.stream(End.values())
                        .map(end -> new Rewrite(end, at(end, seen), at(end, packet)))
                        .filter(change -> !change.before.equals(change.now)))
                .toList();
    }

    private static String at(End end, DecodedPacket packet) {
        Ends ends = packet.ends();
        Optional<Transport> ports = packet.innermost(Transport.class);
        return switch (end) {
            case SOURCE -> ports.map(t -> ends.fromPort(t.sourcePort())).orElse(ends.from());
            case DESTINATION -> ports.map(t -> ends.toPort(t.destinationPort())).orElse(ends.to());
        };
    }

    private static Optional<Trait> trait(DecodedPacket packet) {
        Layer main = mainOf(packet);
        int payload = payload(packet);
        return switch (main) {
            case Icmp icmp when icmp.isEcho() || icmp.isEchoReply() ->
                Optional.of(new Trait("icmp", icmp.sequence(), payload, icmp.isEchoReply()));
            case Icmpv6 icmp when icmp.isEcho() || icmp.isEchoReply() ->
                Optional.of(new Trait("icmp6", icmp.sequence(), payload, icmp.isEchoReply()));
            case Tcp tcp ->
                Optional.of(new Trait("tcp " + tcp.flags() + " " + tcp.acknowledged(), tcp.sequence(), payload, false));
            case Udp udp -> Optional.of(new Trait("udp", identification(packet), payload, false));
            default -> Optional.empty();
        };
    }

    /** The layer that tells one packet from another: behind it is what a program sends. */
    private static Layer mainOf(DecodedPacket packet) {
        Optional<Transport> transport = packet.innermost(Transport.class);
        return transport.isPresent() ? transport.get() : packet.main();
    }

    private static long identification(DecodedPacket packet) {
        return packet.network().filter(Ipv4.class::isInstance).map(n -> ((Ipv4) n).identification()).orElse(0);
    }

    private static int payload(DecodedPacket packet) {
        Layer main = mainOf(packet);
        List<Layer> layers = packet.layers();
        int behind = layers.indexOf(main) + 1;
        if (behind <= 0 || behind >= layers.size()) {
            return 0;
        }
        Layer carried = layers.get(behind);
        return Arrays.hashCode(carried.at().copy());
    }
}
