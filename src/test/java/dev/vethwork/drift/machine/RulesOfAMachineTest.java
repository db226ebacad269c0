package dev.vethwork.drift.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.read.IptablesSave;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Endpoint;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.kind.Veth;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Masquerade;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules in chains of somebody's own stand in the drawing with all that was asked on the way to them, or are told of. */
class RulesOfAMachineTest {
    private final Account account = new Account();

    private IpStack draw(String v4, String v6) {
        NamespaceState space = NamespaceState.empty("")
                .with(device("docker0", "172.17.0.1/16"))
                .with(device("eth0", "192.168.1.2/24"))
                .withNetfilter(new Netfilter(IptablesSave.parse(v4, null), IptablesSave.parse(v6, null)));
        return RuleDrawing.draw(IpStack.DEFAULT, space, "host", account);
    }

    private static Interface device(String name, String address) {
        return Interface.of(name, Veth.LOOSE, null).withAddresses(List.of(Prefix.parse(address)));
    }

    private static String filter(String... rules) {
        return "*filter\n:INPUT ACCEPT [0:0]\n:FORWARD ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\n:A - [0:0]\n:B - [0:0]\n"
                + String.join("\n", rules) + "\nCOMMIT\n";
    }

    private static String nat(String... rules) {
        return "*nat\n:PREROUTING ACCEPT [0:0]\n:POSTROUTING ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\n:A - [0:0]\n"
                + String.join("\n", rules) + "\nCOMMIT\n";
    }

    private List<String> missing() {
        return account.all().stream().filter(Seen.Missing.class::isInstance).map(Seen::text).toList();
    }

    @Test
    void whatIsAskedOnTheWayIsAskedOfEachRule() {
        Firewall drawn = draw(filter("-A FORWARD -i docker0 -j A", "-A A -s 10.0.0.0/8 -j B", "-A B -p tcp -m tcp --dport 22 -j DROP"), "")
                .firewall();

        assertThat(drawn.rules()).hasSize(1);
        Firewall.Rule rule = drawn.rules().getFirst();
        assertThat(List.of(rule.chain(), rule.asked().in(), rule.asked().source().text(), rule.asked().port().text(), rule.action()))
                .containsExactly(Firewall.Chain.FORWARD, "docker0", "10.0.0.0/8", "22", Firewall.Action.DROP);
        assertThat(missing()).isEmpty();
    }

    @Test
    void marksOfBothFamiliesAreDrawnAndTheirOwnChainsAreNot() {
        String mangle = "*mangle\n:PREROUTING ACCEPT [0:0]\n:FORWARD ACCEPT [0:0]\n:M - [0:0]\n%s\nCOMMIT\n";
        IpStack drawn = draw(
                mangle.formatted("-A PREROUTING -i docker0 -j M\n-A M -p tcp -m tcp --dport 80 -j MARK --set-xmark 0x1/0xffffffff\n"
                        + "-A M -d 10.0.0.0/8 -j ACCEPT\n-A M -j MARK --set-xmark 0x2/0xffffffff"),
                mangle.formatted("-A PREROUTING -j CONNMARK --restore-mark --nfmask 0xffffffff --ctmask 0xffffffff"));

        assertThat(drawn.marks()).extracting(mark -> mark.asked().in() + " " + mark.asked().port() + " " + mark.asked().notDestination() + " " + mark.mark().text())
                .containsExactly("docker0 80 null 0x1", "docker0 null 10.0.0.0/8 0x2");
        assertThat(missing()).singleElement().asString().contains("CONNMARK");
    }

    @Test
    void whoTurnsBackByAnInterfaceIsLeftOutOfWhatFollows() {
        Firewall drawn = draw(filter("-A FORWARD -j A", "-A A -i docker0 -j RETURN", "-A A -s 10.0.0.0/8 -j DROP"), "").firewall();

        assertThat(drawn.rules()).extracting(rule -> rule.asked().notIn()).containsExactly("docker0");
    }

    @Test
    void whatStandsBehindATurnThatCannotBeDrawnIsToldOf() {
        Firewall drawn = draw(filter("-A FORWARD -j A", "-A A -p tcp -j RETURN", "-A A -j DROP", "-A FORWARD -d 10.1.0.0/16 -j DROP"), "")
                .firewall();

        assertThat(drawn.rules()).extracting(r -> String.valueOf(r.asked().destination())).containsExactly("10.1.0.0/16");
        assertThat(missing())
                .containsExactly(
                        "host: iptables -t filter -A A -p tcp -j RETURN", "host: iptables -t filter -A A -j DROP");
    }

    @Test
    void aRuleOfOneFamilyStaysInIt() {
        Firewall drawn = draw(filter("-A INPUT -i eth0 -j DROP"), filter()).firewall();

        assertThat(drawn.rules()).extracting(rule -> rule.asked().source()).containsExactly(Prefix.ALL_V4);
        assertThat(draw(filter("-A INPUT -i eth0 -j DROP"), filter("-A INPUT -i eth0 -j DROP")).firewall().rules())
                .extracting(rule -> rule.asked().source())
                .containsExactly((Prefix) null);
    }

    @Test
    void aPolicyOfOneFamilyLeavesTheOtherOpen() {
        Firewall drawn = draw(filter().replace(":FORWARD ACCEPT", ":FORWARD DROP"), filter()).firewall();

        assertThat(drawn.policies()).containsEntry(Firewall.Chain.FORWARD, Firewall.Policy.DROP);
        assertThat(drawn.rules()).extracting(rule -> rule.asked().source()).containsExactly(Prefix.ALL_V6);
    }

    @Test
    void allButOneInterfaceIsDrawnAsItIsSaid() {
        IpStack drawn = draw(nat("-A POSTROUTING -s 172.17.0.0/16 ! -o docker0 -j MASQUERADE"), "");

        assertThat(drawn.masquerades()).containsExactly(new Masquerade(Prefix.parse("172.17.0.0/16"), null).asking(asked -> asked.withNotOut("docker0")));
    }

    @Test
    void whomMasqueradingLeavesAloneIsDrawn() {
        IpStack drawn = draw(nat("-A POSTROUTING -s 192.168.122.0/24 ! -d 192.168.122.0/24 -j MASQUERADE"), "");

        assertThat(drawn.masquerades())
                .containsExactly(new Masquerade(Prefix.parse("192.168.122.0/24"), null).asking(asked -> asked.withNotDestination(Prefix.parse("192.168.122.0/24"))));
        assertThat(missing()).isEmpty();
    }

    @Test
    void whatIsTurnedBackOrLetThroughBeforeIsLeftAlone() {
        IpStack flannel = draw(
                nat(
                        "-A POSTROUTING -j A",
                        "-A A -s 10.244.0.0/16 -d 10.244.0.0/16 -j RETURN",
                        "-A A -s 10.244.0.0/16 ! -d 224.0.0.0/4 -j MASQUERADE",
                        "-A A ! -s 10.244.0.0/16 -d 10.244.1.0/24 -j RETURN"),
                "");
        IpStack bridge = draw(
                nat(
                        "-A POSTROUTING -s 10.22.0.2/32 -j A",
                        "-A A -d 10.22.0.0/16 -j ACCEPT",
                        "-A A ! -d 224.0.0.0/4 -j MASQUERADE",
                        "-A POSTROUTING -s 10.22.0.3/32 -d 10.0.0.0/8 -j ACCEPT",
                        "-A POSTROUTING -o eth0 -j SNAT --to-source 192.168.1.2"),
                "");

        assertThat(flannel.masquerades())
                .containsExactly(new Masquerade(Prefix.parse("10.244.0.0/16"), null).asking(asked -> asked.withNotDestination(Prefix.parse("10.244.0.0/16"))));
        assertThat(bridge.masquerades())
                .containsExactly(new Masquerade(Prefix.parse("10.22.0.2/32"), null).asking(asked -> asked.withNotDestination(Prefix.parse("10.22.0.0/16"))));
        // What was accepted further up is not for it, and no drawing can say so of two at once.
        assertThat(bridge.sourceNats()).isEmpty();
        assertThat(missing()).last().asString().contains("SNAT");
    }

    @Test
    void connectionsThatAreSharedOutByChanceAreOneForward() {
        String match = "-d 10.96.0.10/32 -p tcp -m tcp --dport 80 ";
        IpStack drawn = draw(
                nat(
                        "-A PREROUTING " + match + "-m statistic --mode random --probability 0.50000000000 -j DNAT --to-destination 10.0.0.1:80",
                        "-A PREROUTING " + match + "-j DNAT --to-destination 10.0.0.2:80"),
                "");

        assertThat(drawn.portForwards()).hasSize(1);
        assertThat(drawn.portForwards().getFirst().to())
                .containsExactly(new Endpoint(Addresses.parse("10.0.0.1"), 80), new Endpoint(Addresses.parse("10.0.0.2"), 80));
        assertThat(missing()).isEmpty();
    }

    @Test
    void whatNoDrawingCanSayIsToldOf() {
        draw(filter("-A INPUT -m mark --mark 0x1 -j DROP", "-A INPUT -p tcp -m tcp --syn -j ACCEPT", "-A INPUT -g A"), "");

        assertThat(missing())
                .containsExactly(
                        "host: iptables -t filter -A INPUT -m mark --mark 0x1 -j DROP",
                        "host: iptables -t filter -A INPUT -p tcp -m tcp --syn -j ACCEPT");
    }
}
