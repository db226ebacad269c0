package dev.vethwork.packet.filter;

import static dev.vethwork.packet.Packets.bytes;
import static dev.vethwork.packet.Packets.ethernet;
import static dev.vethwork.packet.Packets.ipv4;
import static dev.vethwork.packet.Packets.ipv6;
import static dev.vethwork.packet.Packets.join;
import static dev.vethwork.packet.Packets.tcp;
import static dev.vethwork.packet.Packets.udp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.net.Addresses;
import dev.vethwork.packet.Frame;
import dev.vethwork.packet.Packets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {
    private static final Map<String, byte[]> PACKETS = new LinkedHashMap<>();

    static {
        byte[] ping = ipv4(1, bytes("0800 0000 0001 0003"));
        PACKETS.put("arp", ethernet("0806 0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002"));
        PACKETS.put("ping", ping);
        PACKETS.put("ping6", ipv6(58, bytes("8000 0000 0001 0003")));
        PACKETS.put("web", ipv4(6, tcp(40000, 80, 2, new byte[0])));
        PACKETS.put("back", ipv4(6, tcp(80, 40000, 18, new byte[0])));
        PACKETS.put("dns", ipv4(17, udp(4000, 53, bytes("1234 0100 0001 0000 0000 0000 0377 7777 00 0001 0001"))));
        PACKETS.put("tunnel", ipv4(17, udp(5000, 4789, join(bytes("08000000 00002a00"), ping))));
    }

    private static List<String> wanted(String expression) throws FilterException {
        Filter filter = Filter.parse(
                expression, name -> name.equals("red") ? Set.of(Addresses.parse("10.0.0.1")) : Set.of());
        return PACKETS.entrySet().stream()
                .filter(entry -> {
                    Frame frame = Packets.frame(entry.getValue());
                    return filter.wants(frame, frame.read());
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "arp | arp",
                "icmp | ping, tunnel",
                "icmp or arp | arp, ping, tunnel",
                "icmp6 | ping6",
                "ip6 | ping6",
                "tcp | web, back",
                "tcp port 80 | web, back",
                "tcp dst port 80 | web",
                "dst port 80 or 53 | web, dns",
                "udp and not port 53 | tunnel",
                "udp and !port 53 | tunnel",
                "host fd00::2 | ping6",
                "net fd00::/8 | ping6",
                "src host 10.0.0.2 | ''",
                "host red and tcp | web, back",
                "src red and arp | arp",
                "10.0.0.1 and icmp | ping, tunnel",
                "10.0.0.0/8 && dns | dns",
                "portrange 50-100 | web, back, dns",
                "portrange 100-50 | web, back, dns",
                "vxlan 42 | tunnel",
                "vxlan 43 | ''",
                "vxlan and icmp | tunnel",
                "(arp or dns) and host 10.0.0.1 | arp, dns",
                "not (tcp or udp or icmp or icmp6) | arp",
                "ether src 02:00:00:00:00:01 and arp | arp",
                "node blue | ''",
                "node red and interface eth0 and arp | arp",
                "inbound and dns | dns",
                "outbound | ''",
                "less 42 and icmp | ping",
                "tcp port http | web, back",
            })
    void peopleTypeWhatTheyKnowOfPcap(String expression, String names) throws FilterException {
        assertThat(String.join(", ", wanted(expression))).isEqualTo(names);
    }

    @Test
    void anEmptyFilterWantsEverything() throws FilterException {
        assertThat(wanted("  ")).hasSize(PACKETS.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tpc port 80 | tpc is not a word",
                "host | after host comes an address",
                "host nobody | after host comes an address or the name of a node",
                "port 70000 | after port comes a port",
                "net 10.0.0.0/99 | after net comes a network",
                "(arp | parenthesis",
                "arp) | nothing was opened",
                "arp icmp | between what is before icmp",
                "arp and | after and comes",
                "less much | after less comes a number",
                "ether host x | after host comes a MAC",
            })
    void whatIsWrongIsNamed(String expression, String words) {
        assertThatThrownBy(() -> wanted(expression)).isInstanceOf(FilterException.class).hasMessageContaining(words);
    }

    @Test
    void noNestingIsTooDeep() {
        assertThatThrownBy(() -> wanted("(".repeat(100_000))).isInstanceOf(FilterException.class);
        assertThatThrownBy(() -> wanted("not ".repeat(100_000) + "arp")).isInstanceOf(FilterException.class);
    }

    @Test
    void noListIsTooLong() throws FilterException {
        assertThat(wanted("dns or ".repeat(100_000) + "arp")).containsExactly("arp", "dns");
        assertThat(wanted("arp and ".repeat(100_000) + "arp")).containsExactly("arp");
    }
}
