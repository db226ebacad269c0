package dev.vethwork.ui.packets;

import static dev.vethwork.packet.Packets.bytes;
import static dev.vethwork.packet.Packets.frame;
import static dev.vethwork.packet.Packets.ipv4;
import static dev.vethwork.packet.Packets.join;
import static dev.vethwork.packet.Packets.tcp;
import static dev.vethwork.packet.Packets.udp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.explain.Probe;
import dev.vethwork.packet.CapturePoint;
import dev.vethwork.packet.Direction;
import dev.vethwork.packet.Frame;
import dev.vethwork.packet.bytes.LinkType;
import dev.vethwork.packet.log.PacketLog;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.Document;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the walk is asked about a packet. */
class PacketQuestionTest {
    private static final AddressBook BOOK = new AddressBook(new Document(
            Topology.empty("asked")
                    .withNode(Namespace.of("one"))
                    .withNode(Namespace.of("two"))
                    .withCable(Cable.of(CableEnd.of("one", "eth0", "10.0.0.1/24"), CableEnd.of("two", "eth0", "10.0.0.2/24"))),
            null));

    private static PacketQuestion asked(byte[] packet) {
        return PacketQuestion.of(frame(packet), BOOK).orElseThrow();
    }

    @Test
    void aPingIsAskedAboutAsItWasSentAndItsAnswerAsWhatItAnswers() {
        byte[] echo = join(bytes("0800 0000 0001 0003"), new byte[56]);
        assertThat(asked(ipv4(1, echo))).isEqualTo(new PacketQuestion("one", "10.0.0.2", Probe.PING));
        byte[] answer = join(bytes("0000 0000 0001 0003"), new byte[56]);
        assertThat(asked(ipv4(1, answer))).isEqualTo(new PacketQuestion("two", "10.0.0.1", Probe.PING));
    }

    @Test
    void portsAndSizesAreThoseOfThePacket() {
        assertThat(asked(ipv4(6, tcp(40000, 80, 2, new byte[0]))))
                .isEqualTo(new PacketQuestion("one", "10.0.0.2", Probe.tcp(80).withSize(40)));
        assertThat(asked(ipv4(6, tcp(80, 40000, 18, new byte[0]))))
                .isEqualTo(new PacketQuestion("two", "10.0.0.1", Probe.tcp(80).withSize(40)));
        assertThat(asked(ipv4(17, udp(5000, 4000, new byte[72]))))
                .isEqualTo(new PacketQuestion("one", "10.0.0.2", Probe.udp(4000).withSize(100)));
    }

    private static Frame at(String node, byte[] packet) {
        Frame made = frame(packet);
        return new Frame(new CapturePoint(node, "eth0", LinkType.ETHERNET), made.nanos(), Direction.IN, packet.length, packet);
    }

    /** As NAT leaves it: another address at that place. */
    private static byte[] rewritten(byte[] packet, int at) {
        byte[] changed = packet.clone();
        changed[at] = (byte) 203;
        return changed;
    }

    @Test
    void whatNatHasRewrittenIsAskedAboutAsItWasSent() {
        PacketLog log = new PacketLog(10, 1 << 20);
        byte[] sent = ipv4(6, tcp(40000, 80, 24, bytes("474554202f")));
        byte[] answer = ipv4(6, tcp(80, 40000, 24, bytes("485454502f")));
        Frame behind = at("two", rewritten(sent, 30));
        Frame answered = at("two", rewritten(answer, 26));
        for (Frame each : List.of(at("one", sent), behind, answered, at("one", answer))) {
            log.add(each);
        }
        PacketQuestion asked = new PacketQuestion("one", "10.0.0.2", Probe.tcp(80).withSize(45));
        assertThat(PacketQuestion.of(PacketQuestion.named(behind, log), BOOK)).contains(asked);
        assertThat(PacketQuestion.of(PacketQuestion.named(answered, log), BOOK)).map(PacketQuestion::to).contains("10.0.0.1");
        assertThat(PacketQuestion.of(PacketQuestion.named(behind, new PacketLog(10, 1000)), BOOK)).map(PacketQuestion::to).contains("203.0.0.2");
    }

    @Test
    void anErrorIsAskedAboutAsThePacketThatItQuotes() {
        byte[] quoted = Arrays.copyOfRange(ipv4(17, udp(4000, 53, new byte[0])), 14, 42);
        PacketQuestion question = asked(ipv4(1, join(bytes("0303 0000 0000 0000"), quoted)));
        assertThat(question.probe().port()).isEqualTo(53);
        assertThat(question.from()).isEqualTo("one");
    }
}
