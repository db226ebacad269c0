package dev.vethwork.state.netfilter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.Endpoint;
import dev.vethwork.net.Prefix;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleMeaningTest {
    private static RuleMeaning read(String line) {
        return RuleMeaning.of(List.of(line.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-s 192.168.15.0/24 -o eth0 -j MASQUERADE",
                "-s 192.168.15.0/24 ! -o docker0 -j MASQUERADE",
                "! -s 10.0.0.0/8 -d 172.17.0.2/32 ! -i docker0 -p tcp -m tcp --dport 80 -j DNAT --to-destination 172.17.0.2:80",
                "-m addrtype --dst-type LOCAL -j DOCKER",
                "-p tcp -m multiport --dports 80,443,8000:8080 -j ACCEPT",
                "-p tcp -m tcp --sport 1024:65535 --dport 22 -j ACCEPT",
                "-p udp -m udp ! --dport 53 -j DROP",
                "-m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT",
                "-m conntrack --ctstate INVALID,NEW,UNTRACKED -j DROP",
                "-p icmp -m icmp --icmp-type 3/4 -j ACCEPT",
                "-p ipv6-icmp -m icmp6 --icmpv6-type 135 -j ACCEPT",
                "-p tcp -m tcp --dport 80 -m statistic --mode random --probability 0.33333333349 -j KUBE-SEP-1",
                "-m statistic --mode nth --every 3 --packet 1 -j RETURN",
                "-m physdev --physdev-is-bridged -j ACCEPT",
                "-i cali+ -m comment --comment cali:x -g cali-from",
                "-o eth0 -j MASQUERADE --random-fully",
                "-j REJECT --reject-with tcp-reset",
                "-m length --length 60:90 -j DROP",
                "-j LOG --log-prefix dropped",
                "-m mark ! --mark 0x4000/0x4000 -j RETURN",
                "-m owner --socket-exists ! --uid-owner 33-35 -j DROP",
                "-m owner --gid-owner 33 -j ACCEPT",
                "-j DNAT --to-destination 10.0.0.1-10.0.0.9",
                "-p tcp -j DNAT --to-destination 10.0.0.1:80-90 --random",
                "-p tcp -j DNAT --to-destination 10.0.0.1:5000-5010/6000",
                "-p tcp -j DNAT --to-destination :80",
                "-p tcp -j SNAT --to-source [fd00::1-fd00::9]:80-90",
                "-p tcp -j REDIRECT --to-ports 80-90",
                "-p 47 -j DROP",
                "-s 10.0.0.0/8"
            })
    void whatTheKernelPrintsIsWrittenBackAsItStands(String line) {
        assertThat(String.join(" ", read(line).words())).isEqualTo(line);
    }

    @Test
    void aRuleIsUnderstoodByItsParts() {
        RuleMeaning rule = read("-d 10.0.0.1/32 -p tcp -m tcp --dport 8080 -j DNAT --to-destination 192.168.15.2:80");
        assertThat(rule.address(Side.DESTINATION)).map(Match.Address::prefix).contains(Prefix.parse("10.0.0.1/32"));
        assertThat(rule.port(Side.DESTINATION)).contains(8080);
        assertThat(rule.target()).isEqualTo(new RuleTarget.DestinationNat(Endpoint.parse("192.168.15.2:80")));
        assertThat(rule.options()).isEmpty();
    }

    @Test
    void bothSpellingsOfAnOptionMeanTheSame() {
        assertThat(read("--source 10.0.0.0/8 --in-interface eth0 --protocol 6 -m state --state ESTABLISHED -j ACCEPT"))
                .isEqualTo(read("-s 10.0.0.0/8 -i eth0 -p tcp -m conntrack --ctstate ESTABLISHED -j ACCEPT"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-m recent --set -j DROP",
                "-p tcp -m tcp --dport http -j DROP",
                "-m conntrack --ctstate WEIRD -j DROP",
                "-s nowhere -j DROP",
                "-m icmp --icmp-type nothing-known -j DROP"
            })
    void whatIsNotUnderstoodIsKeptAsSuch(String line) {
        assertThat(read(line).all(Match.Unknown.class)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1-10.0.0.9-10.0.0.11", "10.0.0.1:90-80", "nowhere:1-2", ""})
    void aTranslationThatLeadsNowhereIsNotUnderstood(String to) {
        assertThat(RuleMeaning.of(List.of("-j", "DNAT", "--to-destination", to)).target())
                .isEqualTo(new RuleTarget.Jump("DNAT", true));
    }

    @Test
    void aNegatedMatchIsNotTakenForItsOpposite() {
        RuleMeaning rule = read("! -s 10.0.0.0/8 -j DROP");
        assertThat(rule.address(Side.SOURCE)).isEmpty();
        assertThat(rule.conditions())
                .containsExactly(new Condition(new Match.Address(Side.SOURCE, Prefix.parse("10.0.0.0/8")), true));
    }

    @Test
    void statesAreASet() {
        assertThat(read("-m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT").first(Match.Tracked.class))
                .contains(new Match.Tracked(Set.of(TrackState.RELATED, TrackState.ESTABLISHED)));
    }
}
