package dev.vethwork.packet;

import static dev.vethwork.packet.Packets.bytes;
import static dev.vethwork.packet.Packets.ethernet;
import static dev.vethwork.packet.Packets.ipv4;
import static dev.vethwork.packet.Packets.ipv6;
import static dev.vethwork.packet.Packets.join;
import static dev.vethwork.packet.Packets.read;
import static dev.vethwork.packet.Packets.said;
import static dev.vethwork.packet.Packets.tcp;
import static dev.vethwork.packet.Packets.udp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.packet.bytes.Field;
import dev.vethwork.packet.bytes.LinkType;
import dev.vethwork.packet.layer.Layer;
import dev.vethwork.packet.layer.PacketProtocol;
import dev.vethwork.packet.layer.VlanTag;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacketTest {
    private static final byte[] ECHO = bytes("0800 0000 0001 0003 61626364");
    private static final byte[] ARP =
            ethernet("0806 0001 0800 06 04 0001 020000000001 c0a80f01 000000000000 c0a80f02" + "00".repeat(18));

    private static List<PacketProtocol> protocols(byte[] packet) {
        return read(packet).layers().stream().map(Layer::protocol).toList();
    }

    @Test
    void arpAsksAndAnswersInPlainWords() {
        assertThat(said(ARP)).isEqualTo("ARP who has 192.168.15.2? tell 192.168.15.1");
        assertThat(said(ethernet("0806 0001 0800 06 04 0002 020000000002 c0a80f02 020000000001 c0a80f01")))
                .isEqualTo("ARP 192.168.15.2 is at 02:00:00:00:00:02");
        assertThat(read(ARP).summary().text(Locale.KOREAN)).contains("192.168.15.2").contains("MAC");
    }

    @Test
    void whatFillsAFrameIsNoDataOfAnybodys() {
        assertThat(protocols(ARP)).containsExactly(PacketProtocol.ETHERNET, PacketProtocol.ARP);
        assertThat(protocols(join(ipv4(1, bytes("0800 0000 0001 0003")), new byte[18])))
                .containsExactly(PacketProtocol.ETHERNET, PacketProtocol.IPV4, PacketProtocol.ICMP);
    }

    @Test
    void aPingIsToldWithItsNumber() {
        assertThat(said(ipv4(1, ECHO))).isEqualTo("ICMP echo request 10.0.0.1 → 10.0.0.2 seq 3");
        assertThat(said(ipv6(58, bytes("8100 0000 0001 0004"))))
                .isEqualTo("ICMPv6 echo reply fd00::1 → fd00::2 seq 4");
    }

    @Test
    void anErrorIsTheErrorsAndNotThatOfThePacketThatItQuotes() {
        byte[] quoted = Arrays.copyOfRange(ipv4(17, udp(4000, 53, new byte[0])), 14, 42);
        byte[] error = ipv4(1, join(bytes("0303 0000 0000 0000"), quoted));
        assertThat(said(error)).isEqualTo("ICMP 10.0.0.1 tells 10.0.0.2: nobody listens at that port");
        assertThat(protocols(error))
                .containsExactly(PacketProtocol.ETHERNET, PacketProtocol.IPV4, PacketProtocol.ICMP, PacketProtocol.IPV4, PacketProtocol.UDP);
    }

    @Test
    void neighbourDiscoveryReadsLikeArp() {
        byte[] asks = ipv6(58, bytes("8700 0000 00000000 fd000000000000000000000000000002 0101 020000000001"));
        assertThat(said(asks)).isEqualTo("ICMPv6 who has fd00::2? tell fd00::1");
        byte[] answers = ipv6(58, bytes("8800 0000 60000000 fd000000000000000000000000000002 0201 020000000002"));
        assertThat(said(answers)).isEqualTo("ICMPv6 fd00::2 is at 02:00:00:00:00:02");
    }

    @Test
    void tcpSaysWhatItWants() {
        assertThat(said(ipv4(6, tcp(40000, 80, 2, new byte[0]))))
                .isEqualTo("TCP SYN 10.0.0.1:40000 → 10.0.0.2:80, asks to connect");
        assertThat(said(ipv4(6, tcp(80, 40000, 18, new byte[0])))).contains("SYN, ACK").contains("accepts");
        assertThat(said(ipv4(6, tcp(80, 40000, 4, new byte[0])))).contains("refuses");
        assertThat(said(ipv4(6, tcp(9, 8, 24, new byte[5])))).contains("5 bytes");
        byte[] get = "GET /index.html HTTP/1.1\r\nHost: web\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(said(ipv4(6, tcp(40000, 8080, 24, get)))).startsWith("GET /index.html HTTP/1.1, 10.0.0.1");
    }

    @Test
    void aTunnelTellsOfThePacketInside() {
        byte[] inner = ipv4(1, ECHO);
        byte[] vxlan = ipv4(17, udp(50000, 4789, join(bytes("08000000 00002a00"), inner)));
        assertThat(said(vxlan)).isEqualTo("VXLAN 42: ICMP echo request 10.0.0.1 → 10.0.0.2 seq 3");
        byte[] inIp = Arrays.copyOfRange(inner, 14, inner.length);
        assertThat(protocols(ipv4(4, inIp)))
                .containsExactly(PacketProtocol.ETHERNET, PacketProtocol.IPV4, PacketProtocol.IPV4, PacketProtocol.ICMP, PacketProtocol.REST);
        assertThat(protocols(ipv4(47, join(bytes("0000 0800"), inIp)))).contains(PacketProtocol.GRE, PacketProtocol.ICMP);
    }

    @Test
    void aTaggedFrameIsReadBehindItsTag() {
        byte[] tagged = ethernet("8100 600a 0806" + "0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002");
        assertThat(read(tagged).innermost(VlanTag.class).orElseThrow().id()).isEqualTo(10);
        assertThat(said(tagged)).isEqualTo("ARP who has 10.0.0.2? tell 10.0.0.1");
    }

    @Test
    void aLaterFragmentIsNotReadAsWhatItIsAPieceOf() {
        assertThat(said(ipv4(17, 0x00b9, new byte[100]))).isEqualTo("IPv4 fragment of packet 7 at 1480, 10.0.0.1 → 10.0.0.2");
        byte[] six = ipv6(44, join(bytes("1100 05a8 00000001"), new byte[40]));
        assertThat(said(six)).isEqualTo("IPv6 fragment at 1448, fd00::1 → fd00::2");
    }

    @Test
    void extensionsOfIpv6StandBeforeWhatIsCarried() {
        byte[] packet = ipv6(0, join(bytes("3a00 050200000100"), bytes("8000 0000 0001 0001")));
        assertThat(said(packet)).startsWith("ICMPv6 echo request");
    }

    @Test
    void namesAreAskedForAndTold() {
        byte[] question = bytes("1234 0100 0001 0000 0000 0000 03777777 036c6162 00 0001 0001");
        assertThat(said(ipv4(17, udp(4000, 53, question)))).isEqualTo("DNS 10.0.0.1 asks for www.lab (A)");
        byte[] answer = bytes("1234 8180 0001 0001 0000 0000 03777777 036c6162 00 0001 0001 c00c 0001 0001 0000003c 0004 0a090909");
        assertThat(said(ipv4(17, udp(53, 4000, answer)))).isEqualTo("DNS www.lab (A) is 10.9.9.9");
    }

    @Test
    void aNameThatPointsAtItselfEnds() {
        byte[] circle = bytes("1234 0100 0001 0000 0000 0000 c00c 0001 0001");
        assertThat(said(ipv4(17, udp(4000, 53, circle)))).isEqualTo("DNS 10.0.0.1 → 10.0.0.2, cut");
    }

    @Test
    void aHelloOfOspfNamesRoutersAloneAndNotWhatProvesItsSender() {
        byte[] hello = bytes("0201 0030 0a000001 00000000 0000 0002" + "00".repeat(8) + "ffffff00 000a 02 01 00000028 0a000001 0a000002 0a000009");
        byte[] proof = bytes("000102030405060708090a0b0c0d0e0f");
        assertThat(said(ipv4(89, join(hello, proof)))).isEqualTo(said(ipv4(89, hello)));
    }

    @Test
    void anAddressThatIsAskedForTwiceIsNamedOnce() {
        byte[] request = join(new byte[236], bytes("63825363 350103 32040a000001 32040a000002 ff"));
        assertThat(said(ipv4(17, udp(68, 67, request)))).contains("10.0.0.1").doesNotContain("10.0.0.110");
    }

    private static void assertFieldsLieInTheirLayers(DecodedPacket packet, int length) {
        for (Layer layer : packet.layers()) {
            for (Field field : layer.fields()) {
                assertThat(field.from()).as(field.toString()).isBetween(layer.at().from(), layer.at().to());
                assertThat(field.to()).as(field.toString()).isBetween(field.from(), length);
            }
        }
    }

    @Test
    void eachFieldTellsWhichBytesHoldIt() {
        byte[] packet = ipv4(1, ECHO);
        assertFieldsLieInTheirLayers(read(packet), packet.length);
        Field ttl = read(packet).layers().get(1).fields().stream()
                .filter(f -> f.name().equals("ttl"))
                .findFirst()
                .orElseThrow();
        assertThat(ttl).isEqualTo(new Field("ttl", "64", 22, 23));
    }

    @Test
    void whatComesFromAWireCannotCommandATerminal() {
        byte[] question = bytes("1234 0100 0001 0000 0000 0000 03 1b5b6d 00 0001 0001");
        assertThat(said(ipv4(17, udp(4000, 53, question)))).doesNotContain("\u001b");
    }

    @Test
    void noPacketHoweverCutOrHostileIsTooMuch() {
        List<byte[]> seeds = List.of(
                ARP,
                ipv4(1, ECHO),
                ipv4(6, tcp(40000, 179, 24, join(bytes("ff".repeat(16) + "0030 02 0004 18c0a8 10 000c"), new byte[40]))),
                ipv4(17, udp(68, 67, join(new byte[236], bytes("63825363 350101 32040a000001 ff")))),
                ipv4(17, udp(53, 53, bytes("1234 8180 0001 0002 0000 0000 0377 7777 00 0001 0001 c00c 0010 0001 00000000 0004 03616263"))),
                ipv4(17, udp(1, 4789, join(bytes("08000000 00002a00"), ipv4(89, bytes("0201002c 0a000001 00000000" + "00".repeat(40)))))),
                ipv6(58, bytes("8600 0000 4000 0708 0000000000000000 0101 020000000001 0304 40c0 00000000 00000000 00000000 fd00000000000000 0000000000000000")),
                ethernet("0026 424203 0000 00 00 00" + "00".repeat(32)),
                ipv4(2, bytes("2200 0000 0000 0001 04000000 e00000fb")),
                ipv4(47, bytes("b000 6558 0000 0000 00000001 00000002")));
        List<LinkType> links = List.of(LinkType.ETHERNET, LinkType.RAW, LinkType.OTHER);
        Random chance = new Random(16);
        for (int round = 0; round < 40_000; round++) {
            byte[] packet = seeds.get(chance.nextInt(seeds.size())).clone();
            for (int i = chance.nextInt(8); i > 0; i--) {
                packet[chance.nextInt(packet.length)] = (byte) chance.nextInt(256);
            }
            packet = Arrays.copyOf(packet, chance.nextInt(packet.length + 1));
            LinkType link = links.get(chance.nextInt(links.size()));
            DecodedPacket read = DecodedPacket.read(packet, link);
            assertThat(read.layers()).isNotEmpty();
            assertThat(read.summary().text(Locale.ENGLISH)).isNotEmpty();
            assertFieldsLieInTheirLayers(read, packet.length);
        }
    }
}
