package dev.vethwork.packet.log;

import static dev.vethwork.packet.Packets.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.packet.CapturePoint;
import dev.vethwork.packet.Direction;
import dev.vethwork.packet.Frame;
import dev.vethwork.packet.Packets;
import dev.vethwork.packet.bytes.LinkType;
import java.util.List;
import org.junit.jupiter.api.Test;

class LadderTest {
    private static final byte[] REQUEST = Packets.ipv4(1, bytes("0800 0000 0001 0003 61626364"));
    private static final byte[] ANSWER = Packets.ipv4(1, bytes("0000 0000 0001 0003 61626364"));
    private static final byte[] OTHER = Packets.ipv4(1, bytes("0800 0000 0001 0004 61626364"));

    private static Frame at(String node, long nanos, byte[] bytes) {
        return new Frame(new CapturePoint(node, "eth0", LinkType.ETHERNET), nanos, Direction.IN, bytes.length, bytes);
    }

    /** As NAT leaves it: another source, and a changed checksum. */
    private static byte[] rewritten(byte[] packet) {
        byte[] changed = packet.clone();
        changed[26] = (byte) 203;
        changed[36] = 7;
        return changed;
    }

    @Test
    void aPingIsKnownAgainOnAllItsCablesAndNatIsMarked() {
        PacketLog log = new PacketLog(100, 1 << 20);
        Frame first = at("red", 1000, REQUEST);
        List.of(first, at("router", 2000, REQUEST), at("router", 2500, OTHER), at("wan", 3000, rewritten(REQUEST)), at("wan", 4000, ANSWER))
                .forEach(log::add);
        Ladder ladder = Ladder.of(first, log).orElseThrow();
        assertThat(ladder.nodes()).containsExactly("red", "router", "wan");
        assertThat(ladder.rungs().stream().map(r -> r.frame().port().node() + " " + r.answer() + " " + !r.rewritten().isEmpty()))
                .containsExactly("red false false", "router false false", "wan false true", "wan true false");
        assertThat(ladder.rungs().get(2).rewritten()).containsExactly(new Ladder.Rewrite(Ladder.End.SOURCE, "10.0.0.1", "203.0.0.1"));
    }

    @Test
    void aPortStandsApartFromAnAddressOfIpv6() {
        byte[] opens = Packets.ipv6(6, Packets.tcp(40000, 80, 2, new byte[0]));
        byte[] translated = opens.clone();
        translated[37] = 9;
        PacketLog log = new PacketLog(100, 1 << 20);
        Frame first = at("red", 1000, opens);
        List.of(first, at("wan", 2000, translated)).forEach(log::add);
        assertThat(Ladder.of(first, log).orElseThrow().rungs().getLast().rewritten())
                .containsExactly(new Ladder.Rewrite(Ladder.End.SOURCE, "[fd00::1]:40000", "[fd00::9]:40000"));
    }

    @Test
    void whatCannotBeKnownAgainHasNone() {
        Frame arp = at("red", 0, Packets.ethernet("0806 0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002"));
        assertThat(Ladder.of(arp, new PacketLog(10, 1000))).isEmpty();
    }
}
