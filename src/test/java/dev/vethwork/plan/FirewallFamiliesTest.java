package dev.vethwork.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.ProtocolNumber;
import dev.vethwork.net.RuleTable;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.netfilter.Policy;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.Selector;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What names no addresses holds for IPv4 and for IPv6, whichever of them the node itself has; what names some, for theirs. */
class FirewallFamiliesTest {
    private static final List<TargetTraits> TARGETS = List.of(TargetTraits.SANDBOX, TargetTraits.HOST);

    static Stream<Firewall.Rule> rules() {
        return Stream.of(Firewall.Chain.values())
                .flatMap(chain -> Stream.of(Firewall.Action.values())
                        .flatMap(action -> Stream.of(
                                rule(chain, null, null, null, action),
                                rule(chain, null, Protocol.TCP, 22, action),
                                rule(chain, null, Protocol.UDP, 53, action),
                                rule(chain, null, Protocol.ICMP, null, action))));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRuleWithoutAddressesIsForBoth(Firewall.Rule rule) {
        for (TargetTraits target : TARGETS) {
            for (String node : List.of("host", "red")) {
                Netfilter netfilter = compiled(node, new Firewall(Map.of(), List.of(rule)), target);
                assertThat(words(netfilter, Family.V4)).as(node).hasSize(1);
                assertThat(words(netfilter, Family.V6)).as(node).hasSize(1);
                boolean pings = ProtocolNumber.ICMP.equals(rule.asked().protocol());
                assertThat(words(netfilter, Family.V4).getFirst().contains("icmp")).isEqualTo(pings);
                assertThat(words(netfilter, Family.V6).getFirst().contains("ipv6-icmp")).isEqualTo(pings);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRuleWithAddressesIsForTheirs(Firewall.Chain chain) {
        for (TargetTraits target : TARGETS) {
            for (Family family : Family.values()) {
                String source = family == Family.V4 ? "10.0.0.0/8" : "fd00::/8";
                Firewall.Rule rule = rule(chain, source, null, null, Firewall.Action.DROP);
                Netfilter netfilter = compiled("host", new Firewall(Map.of(), List.of(rule)), target);
                assertThat(words(netfilter, family)).hasSize(1);
                assertThat(words(netfilter, family == Family.V4 ? Family.V6 : Family.V4)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDrawnPolicyIsForBoth(Firewall.Chain chain) {
        Firewall deaf = new Firewall(Map.of(chain, Firewall.Policy.DROP), List.of());
        for (TargetTraits target : TARGETS) {
            for (Family family : Family.values()) {
                assertThat(compiled("red", deaf, target).chain(family, RuleTable.FILTER, chain.name()).orElseThrow().policy())
                        .isEqualTo(Policy.DROP);
                assertThat(words(compiled("host", deaf, target), family))
                        .contains(List.of(
                                chain == Firewall.Chain.OUTPUT ? "-o" : "-i",
                                "br0",
                                "-m",
                                "comment",
                                "--comment",
                                Marks.of("lab"),
                                "-j",
                                "DROP"));
            }
        }
    }

    /** On the machine others forward into the lab by interfaces that are none of the lab's. */
    @Test
    void whatIsForwardedIntoTheLabIsDroppedAsWellAsWhatComesOutOfIt() {
        Firewall deaf = new Firewall(Map.of(Firewall.Chain.FORWARD, Firewall.Policy.DROP), List.of());
        for (Family family : Family.values()) {
            assertThat(words(compiled("host", deaf, TargetTraits.HOST), family))
                    .anySatisfy(words -> assertThat(words).startsWith("-o", "br0").endsWith("DROP"));
        }
    }

    private static Firewall.Rule rule(
            Firewall.Chain chain,
            @Nullable String source,
            @Nullable Protocol protocol,
            @Nullable Integer port,
            Firewall.Action action) {
        Prefix from = source == null ? null : Prefix.parse(source);
        return new Firewall.Rule(chain, Selector.of(protocol, port).withSource(from), action);
    }

    private static List<List<String>> words(Netfilter netfilter, Family family) {
        return netfilter.of(family).stream()
                .flatMap(c -> c.rules().stream())
                .map(Netfilter.Rule::words)
                .filter(w -> !w.getLast().startsWith(Marks.chains("lab")))
                .toList();
    }

    private static Netfilter compiled(String node, Firewall firewall, TargetTraits target) {
        Topology lab = Topology.empty("lab")
                .withNode(new Namespace("red", Namespace.Role.PLAIN, stack(node.equals("red"), firewall)))
                .withNode(Host.of("host").withStack(stack(node.equals("host"), firewall)))
                .withNode(Bridge.of("br0"))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.0.1/24"), CableEnd.of("br0", "p1")));
        return TopologyCompiler.compile(lab, target)
                .state()
                .namespaces()
                .get(node.equals("host") ? NetworkState.ROOT : node)
                .netfilter();
    }

    private static IpStack stack(boolean guarded, Firewall firewall) {
        return guarded ? IpStack.DEFAULT.withFirewall(firewall) : IpStack.DEFAULT;
    }
}
