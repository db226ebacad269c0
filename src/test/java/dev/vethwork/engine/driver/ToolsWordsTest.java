package dev.vethwork.engine.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.machine.MakesNamespaces;
import dev.vethwork.text.Phrase;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the real tools say of mistakes, in a network namespace of the test's own. */
@MakesNamespaces
@Tag("kernel")
@Timeout(60)
class ToolsWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            exists      | ip link add name x1 type bridge && ip link add name x1 type bridge
            exists      | ip link set lo up && ip address add 10.0.0.1/24 dev lo && ip address add 10.0.0.1/24 dev lo
            exists      | ip link set lo up && ip address add fe80::1/64 dev lo && ip address add fe80::1/64 dev lo
            exists      | ip link add name x1 type vxlan id 5 dstport 4789 && ip link add name x2 type vxlan id 5 dstport 4789
            exists      | ip rule add table 5 && ip rule add table 5
            gone        | ip link set lo up && ip route del 10.0.0.0/8
            gone        | ip address del 10.0.0.1/32 dev lo
            gone        | iptables -D FORWARD -i a -j ACCEPT
            gone        | iptables -A FORWARD -j NOSUCH
            noDevice    | ip link set nosuch up
            noDevice    | ip address add 10.0.0.1/24 dev nosuch
            gateway     | ip link set lo up && ip route add default via 192.0.2.1
            gateway     | ip link set lo up && ip -6 route add default via 2001:db8::1
            gateway     | ip link set lo up && ip -6 route add default via fe80::5
            noIpv6      | sysctl -q -w net.ipv6.conf.lo.disable_ipv6=1 && ip address add 2001:db8::1/64 dev lo
            prefix      | ip link set lo up && ip route add 10.0.0.1/24 dev lo
            invalid     | sysctl -w net.ipv4.ip_forward=many
            invalid     | ip link add name x1 type bridge && ip link set dev x1 address 01:00:00:00:00:01
            permission  | setpriv --bounding-set=-net_admin --inh-caps=-all -- ip link set lo up
            noFile      | sysctl -q -w net.ipv4.conf.nosuch.rp_filter=1
            match       | iptables -A FORWARD -m nosuch -j DROP
            match       | iptables -t nosuch -A FORWARD -j DROP
            netem       | ip link set lo up && tc qdisc add dev lo root netem delay 10ms
            unsupported | ip link add v type vrf table 9
            unsupported | ip tunnel add t mode gre remote 192.0.2.1
            unsupported | ip link add name x1 type bridge && ip link set dev x1 type bridge vlan_filtering 1
            database    | ovs-vsctl --timeout=1 --db=unix:/nosuch/db.sock add-br b
            """)
    void whatAToolSaysOfAMistakeIsUnderstood(String key, String command) throws Exception {
        assumeTrue(isThere(command.split(" ", 2)[0]), "the tool is not installed");
        Process process = new ProcessBuilder("unshare", "--user", "--map-root-user", "--net", "bash", "-c", command)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeFalse(process.waitFor() == 0, "this kernel does it");
        assertThat(Meaning.of(said).text())
                .as(said)
                .isInstanceOfSatisfying(Phrase.class, phrase -> assertThat(phrase.key()).isEqualTo("words." + key));
    }

    private static boolean isThere(String tool) throws Exception {
        return new ProcessBuilder("sh", "-c", "command -v \"$1\"", "sh", tool)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
