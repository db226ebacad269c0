package dev.vethwork.format.importing;

import static dev.vethwork.format.importing.Scripts.draw;
import static dev.vethwork.format.importing.Scripts.refused;
import static dev.vethwork.format.importing.Scripts.stack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vethwork.net.Prefix;
import dev.vethwork.net.ProtocolNumber;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.IcmpMessage;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.PortSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nft says becomes what iptables would have said. */
class NftCommandsTest {
    private static final String ROUTER = """
            ip netns add r
            ip netns add a
            ip link add in0 netns r type veth peer name eth0 netns a
            ip link add out0 netns r type veth peer name up0
            """;

    private static IpStack router(String commands) {
        return stack(draw(ROUTER + commands), "r");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                ip netns exec r nft add table ip nat
                ip netns exec r nft add chain ip nat postrouting '{ type nat hook postrouting priority 100 ; }'
                ip netns exec r nft add rule ip nat postrouting ip saddr 10.0.0.0/24 oifname "out0" counter masquerade
                """,
                """
                ip netns exec r nft 'add table nat; add chain nat POSTROUTING { type nat hook postrouting priority srcnat; policy accept; }'
                ip netns exec r nft add rule nat POSTROUTING oif out0 ip saddr 10.0.0.0/24 masquerade random
                """,
                """
                ip netns exec r nft -f - <<'EOF'
                #!/usr/sbin/nft -f
                flush ruleset
                define LAN = 10.0.0.0/24
                table ip nat {
                    # to the world
                    chain post {
                        type nat hook postrouting priority srcnat; policy accept;
                        ip saddr $LAN oifname "out0" masquerade comment "the way { out }"
                    }
                }
                EOF
                """,
                """
                cat > nat.nft <<EOF
                table inet nat {
                  set lan { type ipv4_addr; flags interval; elements = { 10.0.0.0/24 } }
                  chain post { type nat hook postrouting priority 100; ip saddr @lan meta oifname "out0" masquerade; }
                }
                EOF
                ip netns exec r nft -f nat.nft
                """
            })
    void aMasqueradeIsAMasqueradeHoweverItIsWritten(String commands) {
        assertThat(refused(ROUTER + commands)).isEmpty();
        assertThat(router(commands).masquerades()).containsExactly(new Masquerade(Prefix.parse("10.0.0.0/24"), "out0"));
    }

    @Test
    void aFilterHasItsPolicyAndItsRulesInTheirOrder() {
        String commands = """
                ip netns exec r nft -f - <<'EOF'
                table inet filter {
                  chain input { type filter hook input priority filter; policy drop; iif "lo" accept; }
                  chain forward {
                    type filter hook forward priority 0; policy drop;
                    ct state vmap { established : accept, related : accept, invalid : drop }
                    iifname "in0" oifname { "out0", "in0" } tcp dport { 80, 443 } ct state new,established,related accept
                    ip daddr != 10.0.0.0/8 jump extra
                  }
                  chain extra { udp dport 53 log prefix "dns " accept; }
                }
                EOF
                """;
        assertThat(refused(ROUTER + commands)).isEmpty();
        IpStack drawn = router(commands);
        assertThat(drawn.firewall().policies())
                .containsEntry(Firewall.Chain.INPUT, Firewall.Policy.DROP)
                .containsEntry(Firewall.Chain.FORWARD, Firewall.Policy.DROP);
        assertThat(drawn.firewall().rules()).extracting(Firewall.Rule::chain).startsWith(Firewall.Chain.INPUT, Firewall.Chain.FORWARD);
        assertThat(drawn.firewall().rules()).filteredOn(rule -> rule.chain() == Firewall.Chain.FORWARD)
                .satisfiesExactly(
                        established -> assertThat(established.asked().established()).isTrue(),
                        web -> assertThat(web.asked().port()).isEqualTo(PortSet.of(80)),
                        web -> assertThat(web.asked().port()).isEqualTo(PortSet.of(443)),
                        web -> assertThat(web.asked().out()).isEqualTo("in0"),
                        web -> assertThat(web.asked().protocol()).isEqualTo(ProtocolNumber.TCP),
                        names -> assertThat(names.asked().port()).isEqualTo(PortSet.of(53)));
    }

    /** Each chain of a hook has a verdict of its own, the one with the lower priority first. */
    @Test
    void whatOneOfTwoChainsAcceptsTheOtherMayDrop() {
        String commands = """
                ip netns exec r nft -f - <<'EOF'
                table inet second { chain forward { type filter hook forward priority 10; ip protocol icmp drop; } }
                table inet first {
                  chain forward { type filter hook forward priority filter - 5; policy drop; iifname "in0" accept; jump more; }
                  chain more { iifname "up0" accept; }
                }
                EOF
                """;
        assertThat(refused(ROUTER + commands)).isEmpty();
        Firewall drawn = router(commands).firewall();
        assertThat(drawn.policies()).doesNotContainKey(Firewall.Chain.FORWARD);
        assertThat(drawn.rules()).extracting(Firewall.Rule::action).containsOnly(Firewall.Action.DROP);
        assertThat(drawn.rules().getLast().asked().protocol()).isEqualTo(ProtocolNumber.ICMP);
        assertThat(drawn.rules().getLast().asked().in()).isNull();
    }

    @Test
    void whatIptablesAcceptsAChainOfNftMayDropAndTheOtherWayRound() {
        String commands = """
                ip netns exec r iptables -P FORWARD DROP
                ip netns exec r iptables -A FORWARD -i in0 -j ACCEPT
                ip netns exec r nft add table ip f
                ip netns exec r nft 'add chain ip f forward { type filter hook forward priority %d; policy accept; }'
                ip netns exec r nft add rule ip f forward iifname in0 %s
                """;
        assertThat(router(commands.formatted(1, "tcp dport 80 drop")).firewall().rules())
                .extracting(Firewall.Rule::action)
                .containsOnly(Firewall.Action.DROP);
        Firewall let = router(commands.formatted(1, "accept")).firewall();
        assertThat(let.policies()).containsEntry(Firewall.Chain.FORWARD, Firewall.Policy.DROP);
        assertThat(let.rules().getFirst().action()).isEqualTo(Firewall.Action.ACCEPT);
    }

    @Test
    void chainsWithinEachOtherThatAreTooManyAreTold() {
        StringBuilder commands = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            commands.append("ip netns exec r iptables -N c%d\n".formatted(i));
        }
        commands.append("ip netns exec r iptables -A FORWARD -j c0\n");
        for (int i = 0; i < 39; i++) {
            commands.append("ip netns exec r iptables -A c%d -j c%d\n".formatted(i, i + 1));
        }
        commands.append("ip netns exec r iptables -A c39 -p icmp -j DROP\n");
        assertThat(refused(ROUTER + commands)).isNotEmpty();
    }

    @Test
    void aPortForwardGoesWhereItIsSent() {
        String commands = """
                ip netns exec r nft add table ip nat
                ip netns exec r nft add chain ip nat pre { type nat hook prerouting priority dstnat \\; }
                ip netns exec r nft add rule ip nat pre iifname out0 tcp dport 8080 dnat to 10.0.0.2:80
                ip netns exec r nft add chain ip nat post { type nat hook postrouting priority srcnat \\; }
                ip netns exec r nft insert rule ip nat post oifname out0 ip daddr != 10.0.0.0/8 snat to 192.0.2.1
                """;
        assertThat(refused(ROUTER + commands)).isEmpty();
        IpStack drawn = router(commands);
        assertThat(drawn.portForwards()).singleElement().satisfies(forward -> {
            assertThat(forward.asked().port()).isEqualTo(PortSet.of(8080));
            assertThat(forward.toPort()).isEqualTo(80);
            assertThat(forward.asked().in()).isEqualTo("out0");
        });
        assertThat(drawn.sourceNats()).singleElement().satisfies(nat -> assertThat(nat.asked().notDestination()).isEqualTo(Prefix.parse("10.0.0.0/8")));
    }

    @Test
    void whatIsTakenAwayBeforeMoreIsMadeIsGone() {
        String begin = """
                nft add table inet f
                nft add chain inet f fwd '{ type filter hook forward priority 0; policy drop; }'
                nft add rule inet f fwd ip saddr 10.0.0.1 accept
                """;
        String again = "ip netns add later\n";
        assertThat(stack(draw(ROUTER + begin), "host").firewall().policies()).isNotEmpty();
        for (String gone : new String[] {"nft flush ruleset", "nft delete table inet f"}) {
            assertThat(stack(draw(ROUTER + begin + gone + "\n" + again), "host").firewall()).isEqualTo(Firewall.NONE);
        }
        assertThat(stack(draw(ROUTER + begin + "nft flush chain inet f fwd\n" + again), "host").firewall())
                .satisfies(left -> assertThat(left.rules()).isEmpty())
                .satisfies(left -> assertThat(left.policies()).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "add rule inet f fwd limit rate over 5/second drop",
                "add rule inet f fwd meta mark 5 drop",
                "add rule inet f fwd tcp dport vmap @ports",
                "add rule inet f fwd icmp code 1 accept",
                "add rule inet f fwd ip saddr @unknown drop",
                "add rule inet f fwd tcp dport 1000-2000 accept",
                "add rule netdev x y drop",
                "frobnicate",
                "add rule inet f fwd ct state",
                "-f nowhere.nft"
            })
    void whatNoDrawingSaysIsRefused(String command) {
        String begin = """
                nft add table inet f
                nft add chain inet f fwd '{ type filter hook forward priority 0; }'
                nft 'add table netdev x; add chain netdev x y { type filter hook ingress device in0 priority 0; }'
                """;
        assertThat(refused(ROUTER + begin + "nft " + command)).hasSize(1);
    }

    @Test
    void aFileOfTablesIsReadOnBehindWhatIsRefused() {
        String restore = """
                iptables-restore <<EOF
                *filter
                :FORWARD DROP [0:0]
                -A FORWARD -m mark --mark 1 -j ACCEPT
                -A FORWARD -s 10.0.0.0/8 -j ACCEPT
                COMMIT
                EOF
                """;
        assertThat(refused(ROUTER + restore)).hasSize(1);
        assertThat(stack(draw(ROUTER + restore), "host").firewall().rules()).hasSize(1);
        String nft = "nft -f - <<EOF\ntable ip f {\nchain c { type filter hook forward priority 0;\nmeta mark 1 accept\nip saddr 10.0.0.0/8 drop\n}\n}\nEOF\n";
        assertThat(refused(ROUTER + nft)).hasSize(1);
        assertThat(stack(draw(ROUTER + nft), "host").firewall().rules()).hasSize(1);
    }

    @Test
    void whatIsMadeBehindAFlushIsNotFlushed() {
        String script = """
                nft -f - <<EOF
                flush ruleset
                table inet f {
                  set web { type inet_service; elements = { 80 } }
                  chain c { type filter hook forward priority 0; tcp dport @web accept; udp sport 53 accept; }
                }
                EOF
                """;
        assertThat(refused(ROUTER + script)).isEmpty();
        assertThat(stack(draw(ROUTER + script), "host").firewall().rules()).satisfiesExactly(
                web -> assertThat(web.asked().port()).isEqualTo(PortSet.of(80)), answers -> assertThat(answers.asked().sourcePort()).isEqualTo(PortSet.of(53)));
    }

    @Test
    void eachRuleOfAFileThatCannotBeDrawnIsToldOf() {
        String script = """
                ip netns add a
                nft -f - <<EOF
                table ip f {
                  chain i {
                    type filter hook input priority 0;
                    tcp flags syn drop
                    tcp dport 22 accept
                    meta skuid 1000 drop
                    limit rate over 10/second drop
                  }
                }
                EOF
                """;
        assertThat(refused(script)).hasSize(3).anySatisfy(reason -> assertThat(reason).contains("tcp flags"))
                .anySatisfy(reason -> assertThat(reason).contains("skuid"))
                .anySatisfy(reason -> assertThat(reason).contains("over"));
        assertThat(stack(draw(script), "host").firewall().rules()).hasSize(1);
    }

    @Test
    void messagesAndLimitsAreThoseOfIptables() {
        String script = """
                ip netns add a
                nft 'table inet f { chain i { type filter hook input priority 0; icmpv6 type { nd-neighbor-solicit, echo-request } accept; ip protocol icmp limit rate 10/minute burst 20 packets accept; } }'
                """;
        assertThat(refused(script)).isEmpty();
        assertThat(stack(draw(script), "host").firewall().rules())
                .extracting(rule -> rule.asked().icmp(), rule -> rule.asked().limit() == null ? null : rule.asked().limit().text())
                .contains(tuple(IcmpMessage.NEIGHBOR_SOLICITATION, null), tuple(IcmpMessage.ECHO_REQUEST, null), tuple(null, "10/minute burst 20"));
    }
}
