package dev.vethwork.format.importing;

import static dev.vethwork.format.importing.Scripts.CABLE;
import static dev.vethwork.format.importing.Scripts.draw;
import static dev.vethwork.format.importing.Scripts.end;
import static dev.vethwork.format.importing.Scripts.refused;
import static dev.vethwork.format.importing.Scripts.stack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.format.TopologyFormat;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes, rules of the routing policy, neighbours and addresses, as scripts write them. */
class RoutingCommandsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo '200 uplink' >> /etc/iproute2/rt_tables",
                "grep -q uplink /etc/iproute2/rt_tables || echo 200 uplink | sudo tee -a /etc/iproute2/rt_tables",
                "cat <<EOF > /etc/iproute2/rt_tables\n254 main\n#1 uplink\n200   uplink # the other one\nEOF"
            })
    void aRoutingTableHasTheNumberThatItsNameIsGiven(String named) {
        Imported read = Scripts.read(named + "\n" + CABLE + "ip -n a route add default via 10.0.0.9 table uplink\nip -n a rule add from 10.0.0.1 lookup uplink\n");
        assertThat(stack(read.topology(), "a").routes()).extracting(route -> route.table().number()).containsExactly(200L);
        assertThat(stack(read.topology(), "a").rules().toString()).contains("200");
        assertThat(read.report().understood()).allSatisfy(line -> assertThat(line.remarks()).isEmpty());
    }

    @Test
    void aRoutingTableWhoseNumberNothingTellsGetsOneAndIsTold() {
        Imported read = Scripts.read(CABLE + "ip -n a route add default via 10.0.0.9 table one\nip -n a rule add fwmark 1 table one\nip -n a rule add fwmark 2 table two\n");
        assertThat(stack(read.topology(), "a").routes()).extracting(route -> route.table().number()).containsExactly(1_001L);
        assertThat(stack(read.topology(), "a").rules().toString()).contains("1001", "1002");
        assertThat(read.report().understood().stream().filter(line -> !line.remarks().isEmpty()).map(Report.Understood::line)).containsExactly(6, 7, 8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tos 0x10 | \"tos\": ",
                "ipproto tcp dport 80 | \"protocol\": \"tcp\", \"port\": 80",
                "ipproto udp sport 1000-2000 | \"sourcePort\": \"1000-2000\"",
                "suppress_prefixlength 0 | \"suppressPrefixLength\": 0",
                "not fwmark 7 | \"not\": true"
            })
    void aRoutingRuleIsDrawnWithWhatItSelects(String selector, String drawn) {
        String script = CABLE + "ip -n a rule add " + selector + " table 100";
        assertThat(refused(script)).isEmpty();
        assertThat(TopologyFormat.print(draw(script), 10_000)).contains(drawn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pri 1536 table 100", "prio 1536 tab 100", "pref 1536 lookup 100", "priority 1536 t 100", "ord 1536 table 100"})
    void aRoutingRuleIsReadInAllItsSpellings(String spelled) {
        String script = CABLE + "ip -n a rule add from 10.0.0.1 " + spelled;
        assertThat(refused(script)).isEmpty();
        assertThat(stack(draw(script), "a").rules()).singleElement().hasToString(
                stack(draw(CABLE + "ip -n a rule add from 10.0.0.1 priority 1536 table 100"), "a").rules().getFirst().toString());
    }

    @Test
    void aRoutingRuleThatNoDrawingHoldsIsCalledOne() {
        assertThat(refused(CABLE + "ip -n a rule add pref 9 goto 100")).singleElement().asString().contains("a routing rule with goto");
    }

    @Test
    void aRouteOfAVrfIsInItsTable() {
        Topology drawn = draw(CABLE + """
                ip -n a link add red type vrf table 1100
                ip -n a link set red up
                ip -n a link set eth0 master red
                ip -n a route add vrf red 10.9.0.0/16 via 10.0.0.2
                ip -n a route add vrf red unreachable default metric 8192
                """);
        assertThat(stack(drawn, "a").routes()).hasSize(2).allSatisfy(route -> assertThat(route.table().number()).isEqualTo(1_100));
    }

    @Test
    void aGatewayOfTheOtherFamilyIsRefused() {
        String script = CABLE + "ip -n a addr add fd00::1/64 dev eth0\nip -n a route add 172.16.1.0/24 via inet6 fd00::2";
        assertThat(refused(script)).singleElement().asString().contains("via fd00::2");
        assertThat(stack(draw(script), "a").routes()).isEmpty();
    }

    @Test
    void whomANodeAnswersForIsDrawn() {
        Topology drawn = draw(CABLE + "ip -n a neigh add proxy 10.0.0.9 dev eth0\nip -n a -6 neigh add proxy fd00::9 dev eth0");
        assertThat(stack(drawn, "a").proxies()).extracting(p -> p.address().toString()).containsExactly("10.0.0.9", "fd00::9");
    }

    @Test
    void addressesAreTakenAsEveryToolWritesThem() {
        String script = """
                ip netns add a
                ip link add p type veth peer name q netns a
                ifconfig p 172.16.0.1 up
                ip netns exec a ifconfig q 10.0.0.1 netmask 255.255.255.0
                ip -n a -6 a a fd00::1/64 dev q
                ip -n a addr add 10.9/16 dev q
                """;
        Topology drawn = draw(script);
        assertThat(end(drawn, "host", "p").addresses()).extracting(Object::toString).containsExactly("172.16.0.1/16");
        assertThat(end(drawn, "host", "p").up()).isTrue();
        assertThat(end(drawn, "a", "q").addresses())
                .extracting(Object::toString)
                .containsExactly("10.0.0.1/24", "fd00::1/64", "10.9.0.0/16");
    }

    @Test
    void routesRulesAndNeighboursAreKept() {
        IpStack a = stack(
                draw(CABLE + "ip -n a route add default via 10.0.0.254\n"
                        + "ip netns exec a route add -net 192.168.0.0 netmask 255.255.0.0 gw 10.0.0.253\n"
                        + "ip -n a route add 10.7.0.0/16 via 10.0.0.9 dev eth0 table 100 src 10.0.0.1\n"
                        + "ip -n a rule add from 10.0.0.0/24 table 100 pref 500\n"
                        + "ip -n a neigh add 10.0.0.9 lladdr 02:00:00:00:00:09 dev eth0 nud permanent\n"
                        + "ip -n a r a blackhole 172.16.0.0/12\n"),
                "a");
        assertThat(a.routes()).extracting(r -> r.to().shortText())
                .containsExactly("default", "192.168.0.0/16", "10.7.0.0/16", "172.16.0.0/12");
        assertThat(a.routes().get(2).table().number()).isEqualTo(100);
        assertThat(a.rules()).hasSize(1).first().extracting(r -> r.priority()).isEqualTo(500L);
        assertThat(a.neighbors()).hasSize(1);
    }

    @Test
    void aLinkLocalGatewayIsOnItsLink() {
        Imported read = Scripts.read("""
                ip netns add a
                ip netns add b
                ip link add e0 netns a type veth peer name e0 netns b
                ip -n a link set e0 up
                ip -n a -6 route add default via fe80::1 dev e0
                """);
        assertThat(read.report().lines())
                .allSatisfy(line -> assertThat(((Report.Understood) line).remarks()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dhclient eth0", "dhclient -v eth0", "udhcpc -i eth0", "udhcpc -f -i eth0 -q", "dhcpcd eth0", "dhclient", "dhclient -v", "udhcpc"})
    void whoIsAskedToGetAnAddressByDhcpIsDrawnSo(String client) {
        Topology drawn = draw(CABLE + "ip netns exec b " + client);
        assertThat(end(drawn, "b", "eth0").dhcp()).isTrue();
        assertThat(end(drawn, "b", "eth0").up()).isTrue();
        assertThat(end(drawn, "a", "eth0").dhcp()).isFalse();
        assertThat(refused("ip netns add b\nip netns exec b dhclient")).hasSize(1);
        assertThat(refused(CABLE + "ip netns exec b dhclient eth7")).hasSize(1);
    }

    @Test
    void rulesOfTablesThatNoDrawingHoldsAreRefusedByTheTable() {
        assertThat(reasons("iptables -t raw -A PREROUTING -j NOTRACK"))
                .singleElement()
                .asString()
                .contains("the table raw cannot be drawn");
        assertThat(reasons("iptables -t mangle -A FORWARD -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --clamp-mss-to-pmtu"))
                .singleElement()
                .asString()
                .contains("the table mangle cannot be drawn");
    }

    private static List<String> reasons(String script) {
        return Scripts.read(script).report().refused().stream().map(line -> line.reason().text()).toList();
    }
}
