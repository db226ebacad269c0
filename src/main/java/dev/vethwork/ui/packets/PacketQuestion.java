package dev.vethwork.ui.packets;

import dev.vethwork.explain.Probe;
import dev.vethwork.net.Addresses;
import dev.vethwork.packet.DecodedPacket;
import dev.vethwork.packet.Frame;
import dev.vethwork.packet.layer.ArpMessage;
import dev.vethwork.packet.layer.Icmp;
import dev.vethwork.packet.layer.Icmpv6;
import dev.vethwork.packet.layer.IpHeader;
import dev.vethwork.packet.layer.Layer;
import dev.vethwork.packet.layer.Tcp;
import dev.vethwork.packet.layer.Udp;
import dev.vethwork.packet.log.Ladder;
import dev.vethwork.packet.log.PacketLog;
import java.util.List;
import java.util.Optional;

/**
 * What the walk is asked about a packet: who sent it, to whom, by what protocol, to which port, of which size. About an
 * answer it is asked as about what it answers, as the walk goes there and back; about an error, as about what it quotes.
 */
record PacketQuestion(String from, String to, Probe probe) {
    private static final int SMALLEST = 28;
    /** Ports from here on are those that a kernel picks for who asks. */
    private static final int PICKED = 32_768;

    /**
     * The packet to ask about: as it was before NAT wrote another address into it, where it was seen there too; an answer, as it
     * is when NAT is done with it. So it names those whom who asked has named. Takes a while; not for the window's thread.
     */
    static Frame named(Frame frame, PacketLog log) {
        List<Ladder.Rung> rungs = Ladder.of(frame, log).map(Ladder::rungs).orElse(List.of());
        Optional<Ladder.Rung> own = rungs.stream().filter(r -> r.frame().equals(frame)).findFirst();
        List<Frame> seen = rungs.stream()
                .filter(r -> own.isPresent() && r.answer() == own.get().answer())
                .map(Ladder.Rung::frame)
                .toList();
        return seen.isEmpty() ? frame : isAnswer(carried(about(frame))) ? seen.getLast() : seen.getFirst();
    }

    /** What it quotes, where it is an error; else itself. */
    private static DecodedPacket about(Frame frame) {
        DecodedPacket packet = frame.read();
        List<Layer> quoted = packet.layers().subList(packet.own().size(), packet.layers().size());
        return quoted.isEmpty() || quoted.stream().noneMatch(IpHeader.class::isInstance) ? packet : new DecodedPacket(quoted);
    }

    static Optional<PacketQuestion> of(Frame frame, AddressBook book) {
        DecodedPacket about = about(frame);
        Optional<ArpMessage> arp = about.innermost(ArpMessage.class);
        if (arp.isPresent()) {
            String sender = Addresses.text(arp.get().sender());
            return question(frame, book, sender, Addresses.text(arp.get().target()), Probe.PING);
        }
        return about.network().flatMap(ip -> {
            Layer main = carried(about);
            boolean answer = isAnswer(main);
            String source = Addresses.text(answer ? ip.destination() : ip.source());
            String destination = Addresses.text(answer ? ip.source() : ip.destination());
            int size = Math.max(SMALLEST, frame.length() - ip.at().from());
            return question(frame, book, source, destination, probe(main, answer).withSize(size));
        });
    }

    private static Layer carried(DecodedPacket packet) {
        return packet.own().stream()
                .filter(l -> l instanceof Tcp || l instanceof Udp || l instanceof Icmp || l instanceof Icmpv6)
                .reduce((first, last) -> last)
                .orElseGet(packet::main);
    }

    private static boolean isAnswer(Layer layer) {
        return switch (layer) {
            case Icmp icmp -> icmp.isEchoReply();
            case Icmpv6 icmp -> icmp.isEchoReply();
            case Tcp tcp -> !tcp.opens() && tcp.sourcePort() < tcp.destinationPort() && tcp.destinationPort() >= PICKED;
            case Udp udp -> udp.sourcePort() < udp.destinationPort() && udp.destinationPort() >= PICKED;
            default -> false;
        };
    }

    private static Probe probe(Layer layer, boolean answer) {
        return switch (layer) {
            case Tcp tcp -> Probe.tcp(Math.max(1, answer ? tcp.sourcePort() : tcp.destinationPort()));
            case Udp udp -> Probe.udp(Math.max(1, answer ? udp.sourcePort() : udp.destinationPort()));
            default -> Probe.PING;
        };
    }

    /** Somebody whom the drawing does not know spoke: then the walk begins where the packet was seen. */
    private static Optional<PacketQuestion> question(Frame frame, AddressBook book, String source, String to, Probe probe) {
        String from = book.node(source).orElse(frame.port().node());
        return from.isEmpty() ? Optional.empty() : Optional.of(new PacketQuestion(from, to, probe));
    }
}
