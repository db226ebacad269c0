package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.explain.lint.Lint;
import dev.vethwork.format.importing.Imported;
import dev.vethwork.format.importing.Importers;
import dev.vethwork.format.importing.Report;
import dev.vethwork.format.importing.Source;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The commands of the lesson as the note has them, mistakes included: the drawing, and every mistake found. */
class LessonImportTest {
    private static final String NOTE = """
            ip netns add red
            ip netns add blue
            ip netns
            ip link add veth-red type veth peer name veth-blue
            ip link set veth-red netns red
            ip link set veth-blue netns blue
            ip -n red addr add 192.168.15.1 dev veth-red
            ip -n blue addr add 192.168.15.2 dev veth-blue
            ip -n red link set veth-red up
            ip -n blue link set veth-blue up
            ip netns exec red ping 192.168.15.2
            ip netns exec red arp
            arp
            ip link add v-net-0 type bridge
            ip link set dev v-net-0 up
            ip -n red link del veth-red
            ip link add veth-red type veth peer name vth-red-br
            ip link set veth-red netns red
            ip link set veth-red-br master v-net-0
            ip -n red addr add 192.168.15.1 dev veth-red
            ip -n red link set veth-red up
            ip link add veth-blue type veth peer name vth-blue-br
            ip link set veth-blue netns blue
            ip link set veth-blue-br master v-net-0
            ip -n blue addr add 192.168.15.2 dev veth-blue
            ip -n blue link set veth-blue up
            ip addr add 192.168.15.5/24 dev v-net-0
            ip netns exec blue ping 192.168.1.3
            ip netns exec blue ip route add 192.168.1.0/24 via 192.168.15.5
            iptables -t nat -A POSTROUTING -s 192.168.15.0/2 -j MASQUERADE
            ip netns exec blue ip route add default via 192.168.15.5
            iptables -t nat -A PREROUTING \u2014dport 80 \u2014to-destination 192.168.15.2:80 -j DNAT
            """;

    @Test
    void theNoteBecomesItsDrawing() throws Exception {
        Topology drawn = read().topology();

        assertThat(drawn.nodes().keySet()).containsExactlyInAnyOrder("red", "blue", "v-net-0", "host");
        assertThat(((Bridge) drawn.nodes().get("v-net-0")).addresses())
                .extracting(Object::toString)
                .containsExactly("192.168.15.5/24");
        assertThat(drawn.cables()).hasSize(2);
        assertThat(drawn.cable(new EndId("red", "veth-red"))).isPresent();
        assertThat(drawn.cable(new EndId("host", "vth-red-br"))).isPresent();
    }

    @Test
    void everyMistakeOfTheNoteIsFound() throws Exception {
        Imported read = read();

        List<String> found = Lint.check(read.topology(), Ground.UNKNOWN).stream().map(Finding::code).toList();

        assertThat(found)
                .as("M1 no prefix length, M3 a port never up, M4 /2, M5 forwarding, M6 a port without a protocol, M7 lo")
                .contains("NO_PREFIX", "PORT_DOWN", "HOST_BITS", "FORWARDING_OFF", "NO_PROTOCOL", "LOOPBACK_DOWN");
        assertThat(read.report().refused())
                .as("M2: one name is made, another is plugged")
                .extracting(line -> line.reason().toString())
                .containsExactly(
                        "there is no interface veth-red-br in the host; vth-red-br may be meant",
                        "there is no interface veth-blue-br in the host; vth-blue-br may be meant");
        assertThat(read.report().understood())
                .as("M6: the long dash, the missing protocol, the target that comes too late")
                .filteredOn(line -> line.text().contains("DNAT"))
                .flatExtracting(Report.Understood::remarks)
                .hasSize(3);
    }

    @Test
    void thePingThatTheNoteTriesFirstFailsForTheMissingPrefixLength() throws Exception {
        Topology stage2 = Importers.read(Source.text("stage", firstLines(10)), null).topology();

        assertThat(Explanations.explain(stage2, "red", "192.168.15.2", Probe.PING).cause())
                .isEqualTo(Cause.NO_PREFIX);
    }

    private static String firstLines(int count) {
        return String.join("\n", NOTE.lines().limit(count).toList());
    }

    private static Imported read() throws Exception {
        return Importers.read(Source.text("lesson", NOTE), null);
    }
}
