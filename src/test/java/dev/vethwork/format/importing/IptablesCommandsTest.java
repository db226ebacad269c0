package dev.vethwork.format.importing;

import static dev.vethwork.format.importing.Scripts.CABLE;
import static dev.vethwork.format.importing.Scripts.draw;
import static dev.vethwork.format.importing.Scripts.refused;
import static dev.vethwork.format.importing.Scripts.stack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.Endpoint;
import dev.vethwork.net.PacketMark;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.ProtocolNumber;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.IcmpMessage;
import dev.vethwork.topology.netfilter.Marking;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.PortSet;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.RateLimit;
import dev.vethwork.topology.netfilter.Selector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of iptables, NAT and marks, as scripts write them. */
class IptablesCommandsTest {
    @ParameterizedTest
    @ValueSource(strings = {"ospf", "gre", "esp", "ah", "vrrp", "sctp", "89", "253"})
    void aRuleMayBeForAnyProtocol(String protocol) {
        assertThat(drawn("iptables -A INPUT -p " + protocol + " -j DROP").asked().protocol()).isEqualTo(ProtocolNumber.parse(protocol));
    }

    @ParameterizedTest
    @ValueSource(strings = {"! -p ospf", "-p rsvp-e2e-ignore"})
    void aProtocolThatNoDrawingHasIsNamedAsItIsWritten(String protocol) {
        assertThat(refused("iptables -A INPUT " + protocol + " -j DROP")).singleElement().asString().contains(protocol);
    }

    @Test
    void iptablesIsAMachineOfOrderedRules() {
        IpStack a = stack(
                draw(CABLE + """
                        run() { ip netns exec a iptables "$@"; }
                        run --table nat --append POSTROUTING --source 10.0.0.0/24 --out-interface eth0 --jump MASQUERADE
                        run -t nat -A POSTROUTING -s 10.1.0.0/16 -o eth0 -j SNAT --to-source 203.0.113.7
                        run -t nat -I PREROUTING 1 -d 203.0.113.7 -p tcp -m tcp --dport 80 -j DNAT --to 10.0.0.2:8080
                        run -A FORWARD -j DROP
                        run -I FORWARD -p tcp -m multiport --dports 80,443 -j ACCEPT
                        run -I FORWARD 2 -m state --state RELATED,ESTABLISHED -j ACCEPT
                        run -D FORWARD -j DROP
                        run -N MINE; run -A MINE -s 10.2.0.0/16 -j REJECT; run -A INPUT -j MINE
                        run -P FORWARD DROP
                        run -C FORWARD -p icmp -j ACCEPT || run -A FORWARD -p icmp -j ACCEPT
                        """),
                "a");
        assertThat(a.masquerades()).hasSize(1);
        assertThat(a.sourceNats()).hasSize(1);
        assertThat(a.portForwards().getFirst().asked().destination()).isEqualTo(Prefix.parse("203.0.113.7"));
        assertThat(a.firewall().policies()).containsEntry(Firewall.Chain.FORWARD, Firewall.Policy.DROP);
        assertThat(a.firewall().rules())
                .extracting(r -> r.chain() + " " + r.asked().port() + " " + r.asked().established() + " " + r.action())
                .containsExactly(
                        "INPUT null false REJECT",
                        "FORWARD 80 false ACCEPT",
                        "FORWARD 443 false ACCEPT",
                        "FORWARD null true ACCEPT",
                        "FORWARD null false ACCEPT");
    }

    @Test
    void allButOneInterfaceIsDrawnAsItIsSaid() {
        String script = CABLE + """
                ip link add br0 type bridge
                ip addr add 10.0.5.1/24 dev br0
                iptables -t nat -A POSTROUTING -s 10.0.5.0/24 ! -o br0 -j MASQUERADE
                ip netns exec a iptables -A INPUT ! -i lo -s 127.0.0.0/8 -j DROP
                """;
        Topology drawn = draw(script);
        assertThat(refused(script)).isEmpty();
        assertThat(stack(drawn, "host").masquerades()).containsExactly(new Masquerade(Prefix.parse("10.0.5.0/24"), null).asking(asked -> asked.withNotOut("br0")));
        assertThat(stack(drawn, "a").firewall().rules()).extracting(rule -> rule.asked().notIn()).containsExactly("lo");
    }

    @Test
    void whomNatLeavesAloneIsDrawn() {
        String script = CABLE + """
                ip netns exec a iptables -t nat -A POSTROUTING -s 10.0.0.0/8 ! -d 10.0.0.0/8 -j SNAT --to-source 192.0.2.1
                ip netns exec a iptables -t nat -A POSTROUTING ! -s 10.0.0.0/8 -o eth0 -j SNAT --to-source 192.0.2.2
                ip netns exec a iptables -t nat -A PREROUTING ! -s 10.1.0.0/16 ! -d 10.2.0.0/16 -p tcp --dport 80 -j DNAT --to 10.0.0.9:8080
                """;
        IpStack drawn = stack(draw(script), "a");
        assertThat(refused(script)).isEmpty();
        assertThat(drawn.sourceNats().get(0).asked().notDestination()).isEqualTo(Prefix.parse("10.0.0.0/8"));
        assertThat(drawn.sourceNats().get(1).asked().notSource()).isEqualTo(Prefix.parse("10.0.0.0/8"));
        assertThat(drawn.portForwards().getFirst().asked().notSource()).isEqualTo(Prefix.parse("10.1.0.0/16"));
        assertThat(drawn.portForwards().getFirst().asked().notDestination()).isEqualTo(Prefix.parse("10.2.0.0/16"));
        Topology filtered = draw("ip netns add a\nip netns exec a iptables -A FORWARD ! -s 10.0.0.0/8 -j DROP\n");
        assertThat(stack(filtered, "a").firewall().rules())
                .extracting(rule -> rule.asked().notSource())
                .containsExactly(Prefix.parse("10.0.0.0/8"));
    }

    @Test
    void forwardsThatShareAlikeAreOneForwardToAll() {
        String chain = "iptables -t nat -A PREROUTING -d 192.0.2.9 -p tcp --dport 80 ";
        String script = chain + "-m statistic --mode random --probability 0.33 -j DNAT --to-destination 10.0.0.1:80\n"
                + chain + "-m statistic --mode nth --every 2 --packet 0 -j DNAT --to-destination 10.0.0.2:80\n"
                + chain + "-j DNAT --to-destination 10.0.0.3:80\n"
                + "iptables -t nat -A PREROUTING -p tcp --dport 81 -m statistic --mode random --probability 0.9 -j DNAT --to 10.0.0.4\n"
                + "iptables -t nat -A PREROUTING -p tcp --dport 81 -j DNAT --to 10.0.0.5\n";
        Topology drawn = draw("ip netns add a\nip link add br0 type bridge\n" + script);
        assertThat(stack(drawn, "host").portForwards()).singleElement().satisfies(forward -> assertThat(forward.to())
                .extracting(Endpoint::address)
                .extracting(Object::toString)
                .containsExactly("10.0.0.1", "10.0.0.2", "10.0.0.3"));
        assertThat(refused("ip netns add a\n" + script)).as("what shares otherwise").hasSize(2);
    }

    @Test
    void rulesForEveryStateAndForNoneAreToldSo() {
        String script = """
                ip netns add a
                iptables -A FORWARD -m conntrack --ctstate INVALID -j DROP
                iptables -A FORWARD -s 10.0.0.0/8 -m state --state NEW,ESTABLISHED,RELATED -j ACCEPT
                """;
        assertThat(refused(script)).isEmpty();
        assertThat(stack(draw(script), "host").firewall().rules()).singleElement().satisfies(rule -> assertThat(rule.asked().established()).isFalse());
        assertThat(Scripts.read(script).report().understood().stream().filter(line -> !line.remarks().isEmpty())).hasSize(2);
        assertThat(refused("ip netns add a\niptables -A FORWARD -m state --state NEW,RELATED -j DROP")).hasSize(1);
    }

    private static Firewall.Rule drawn(String rules) {
        String script = "ip netns add a\n" + rules + "\n";
        assertThat(refused(script)).isEmpty();
        return stack(draw(script), "host").firewall().rules().getLast();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "iptables -A INPUT -p tcp --dport 22 -m state --state NEW -j ACCEPT",
        "iptables -A INPUT -p tcp --dport 22 -m conntrack --ctstate NEW -j ACCEPT",
        "iptables -N S\niptables -A INPUT -m state --state NEW -j S\niptables -A S -p tcp --dport 22 -j ACCEPT",
        "nft 'table ip f { chain i { type filter hook input priority 0; tcp dport 22 ct state new accept; } }'"
    })
    void aRuleMayBeForPacketsAloneThatBeginAConnection(String rule) {
        Firewall.Rule drawn = drawn(rule);
        assertThat(drawn.asked().begins()).isTrue();
        assertThat(drawn.asked().port()).isEqualTo(PortSet.of(22));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "iptables -A INPUT -p icmp --icmp-type echo-request -j DROP", "iptables -A INPUT -p icmp --icmp-type 8 -j DROP",
        "iptables -A INPUT -p icmp -m icmp --icmp-type ping -j DROP", "ip6tables -A INPUT -p icmpv6 --icmpv6-type echo-request -j DROP",
        "nft 'table ip f { chain i { type filter hook input priority 0; icmp type echo-request drop; } }'"
    })
    void aRuleMayNameAMessageOfIcmp(String rule) {
        assertThat(drawn(rule).asked().icmp()).isEqualTo(IcmpMessage.ECHO_REQUEST);
        assertThat(drawn(rule).asked().protocol()).isEqualTo(ProtocolNumber.ICMP);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "iptables -A INPUT -p icmp -m limit --limit 1/s -j ACCEPT", "iptables -A INPUT -p icmp -m limit --limit 1/second --limit-burst 5 -j ACCEPT",
        "iptables -A INPUT -m limit --limit 1 -p icmp -j ACCEPT",
        "iptables -N L\niptables -A INPUT -p icmp -m limit --limit 1/sec -j L\niptables -A L -j ACCEPT"
    })
    void aRuleMayTakeNoMoreThanSoMany(String rule) {
        assertThat(drawn(rule).asked().limit()).isEqualTo(RateLimit.parse("1/second"));
    }

    @Test
    void aRuleThatTurnsBackOnlySoManyHidesWhatIsBehindIt() {
        assertThat(refused("""
                ip netns add a
                iptables -N L
                iptables -A FORWARD -j L
                iptables -A L -m limit --limit 1/s -j RETURN
                iptables -A L -j DROP
                """)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "iptables -A INPUT -p icmp --icmp-type 40 -j DROP", "iptables -A INPUT -p icmp ! --icmp-type echo-request -j DROP",
        "iptables -t mangle -A PREROUTING -m limit --limit 1/s -j MARK --set-mark 1",
        "iptables -t mangle -A PREROUTING -m state --state NEW -j MARK --set-mark 1"
    })
    void whatNoDrawingAsksIsRefused(String rule) {
        assertThat(refused("ip netns add a\n" + rule + "\n")).hasSize(1);
    }

    @Test
    void aJumpThatAsksForSomethingAsksForItOfAllThere() {
        String script = """
                ip netns add a
                iptables -N WEB
                iptables -A FORWARD -i lan0 -p tcp -s 10.0.0.0/8 -j WEB
                iptables -A WEB -s 10.1.0.0/16 -p tcp --dport 80 -j ACCEPT
                iptables -A WEB -p udp --dport 53 -j ACCEPT
                iptables -A WEB -i wan0 -j ACCEPT
                iptables -A WEB -s 192.168.0.0/16 -j ACCEPT
                iptables -A WEB -j DROP
                """;
        assertThat(refused(script)).isEmpty();
        assertThat(stack(draw(script), "host").firewall().rules())
                .containsExactly(
                        new Firewall.Rule(Firewall.Chain.FORWARD, Selector.of(Protocol.TCP, 80).withSource(Prefix.parse("10.1.0.0/16")).withIn("lan0"), Firewall.Action.ACCEPT),
                        new Firewall.Rule(Firewall.Chain.FORWARD, Selector.of(Protocol.TCP, null).withSource(Prefix.parse("10.0.0.0/8")).withIn("lan0"), Firewall.Action.DROP));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "iptables -t mangle -A PREROUTING -i eth0 -p tcp --dport 80 -j MARK --set-mark 7",
        "iptables -t mangle -A PREROUTING -i eth0 -p tcp -m tcp --dport 80 -j MARK --set-xmark 0x7/0xffffffff",
        "iptables -t mangle -N M\nip netns exec a iptables -t mangle -A PREROUTING -i eth0 -j M\nip netns exec a iptables -t mangle -A M -p tcp --dport 80 -j MARK --set-mark 0x7",
        "nft 'table ip t { chain p { type filter hook prerouting priority mangle; iifname eth0 tcp dport 80 meta mark set 7; } }'",
        "nft 'table inet t { chain p { type filter hook prerouting priority -150; iifname eth0 tcp dport 80 mark set 0x7 counter; } }'"
    })
    void aMarkIsDrawnHoweverItIsWritten(String command) {
        String script = CABLE + "ip netns exec a " + command + "\nip -n a rule add fwmark 7 table 100";
        assertThat(refused(script)).isEmpty();
        assertThat(stack(draw(script), "a").marks()).singleElement().satisfies(mark -> {
            assertThat(mark.asking(asked -> asked.withSource(null))).isEqualTo(
                    new Marking(Marking.Chain.PREROUTING, Protocol.TCP, 80, new PacketMark(7, PacketMark.ALL)).asking(asked -> asked.withIn("eth0")));
        });
        assertThat(stack(draw(script), "a").rules()).hasSize(1);
    }

    @Test
    void whatTheNodeItselfSendsIsMarkedBitByBit() {
        String script = CABLE + """
                ip netns exec a iptables -t mangle -A OUTPUT -p udp -j MARK --or-mark 0x4
                ip netns exec a iptables -t mangle -A OUTPUT -d 10.9.0.0/16 -j MARK --set-mark 0x10/0xf0
                ip netns exec a nft 'table ip r { chain o { type route hook output priority -150; ip daddr 10.8.0.0/16 meta mark set 9; } }'
                """;
        assertThat(refused(script)).isEmpty();
        assertThat(stack(draw(script), "a").marks()).extracting(mark -> mark.chain() + " " + mark.mark().text())
                .containsExactly("OUTPUT 0x4/0x4", "OUTPUT 0x10/0xf0", "OUTPUT 0x9");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "iptables -t mangle -A PREROUTING -j CONNMARK --restore-mark", "iptables -t mangle -A POSTROUTING -j MARK --set-mark 1",
        "nft 'table ip t { chain p { type filter hook prerouting priority -150; ct mark set 5; } }'",
        "nft 'table ip t { chain p { type filter hook prerouting priority -150; meta mark set ct mark; } }'",
        "iptables -A INPUT -m mark --mark 1 -j ACCEPT", "iptables -t mangle -A PREROUTING -j DROP"
    })
    void aMarkThatNoDrawingHoldsIsRefused(String command) {
        assertThat(refused(CABLE + "ip netns exec a " + command)).hasSize(1);
    }
}
