package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.KernelProbes.Question;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.machine.SideBySide;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.Selector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is drawn to be dropped is dropped in both families, by the host and by namespaces, and the walk says so. */
@NeedsSandbox
class FirewallOnAKernelTest {
    /** red and blue on a bridge of the host's, which has an address there; green behind the router r. */
    static final Topology LAB = Topology.empty("guarded")
            .withNode(Host.of("host"))
            .withNode(Bridge.of("br0").withAddresses(addresses("10.0.0.254/24", "fd00::254/64")))
            .withNode(new Namespace("red", Namespace.Role.PLAIN, IpStack.DEFAULT.withRoutes(List.of(
                    Route.via(Prefix.parse("10.0.1.0/24"), Addresses.parse("10.0.0.3")),
                    Route.via(Prefix.parse("fd01::/64"), Addresses.parse("fd00::3"))))))
            .withNode(Namespace.of("blue"))
            .withNode(new Namespace("r", Namespace.Role.ROUTER, IpStack.DEFAULT.withForwarding(true)))
            .withNode(new Namespace("green", Namespace.Role.PLAIN, IpStack.DEFAULT.withRoutes(List.of(
                    Route.via(Prefix.ALL_V4, Addresses.parse("10.0.1.254")),
                    Route.via(Prefix.ALL_V6, Addresses.parse("fd01::254"))))))
            .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.0.1/24", "fd00::1/64"), CableEnd.of("br0", "p-red")))
            .withCable(Cable.of(CableEnd.of("blue", "eth0", "10.0.0.2/24", "fd00::2/64"), CableEnd.of("br0", "p-blue")))
            .withCable(Cable.of(CableEnd.of("r", "up", "10.0.0.3/24", "fd00::3/64"), CableEnd.of("br0", "p-r")))
            .withCable(Cable.of(
                    CableEnd.of("green", "eth0", "10.0.1.1/24", "fd01::1/64"),
                    CableEnd.of("r", "down", "10.0.1.254/24", "fd01::254/64")));

    private static final List<String> ASKED = List.of(
            "10.0.0.2", "fd00::2", "10.0.0.254", "fd00::254", "10.0.0.3", "fd00::3", "10.0.1.1", "fd01::1");

    @TempDir
    Path home;

    private Target target;

    @BeforeEach
    void open() throws Exception {
        target = new LocalTargets(home).open("guarded", TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE);
    }

    @AfterEach
    void tearDown() throws Exception {
        target.apply(Judgement.nothing(LAB), RunListener.SILENT, new Cancellation());
        target.close();
    }

    static Stream<Firewall> firewalls() {
        List<Firewall> all = new ArrayList<>();
        for (Firewall.Chain chain : Firewall.Chain.values()) {
            all.add(new Firewall(Map.of(chain, Firewall.Policy.DROP), List.of()));
            all.add(new Firewall(Map.of(), List.of(rule(chain, null, Protocol.ICMP, Firewall.Action.DROP))));
            all.add(new Firewall(
                    Map.of(chain, Firewall.Policy.DROP),
                    List.of(rule(chain, "10.0.0.0/8", null, Firewall.Action.ACCEPT))));
            all.add(new Firewall(
                    Map.of(chain, Firewall.Policy.DROP),
                    List.of(rule(chain, null, Protocol.ICMP, Firewall.Action.ACCEPT))));
            all.add(new Firewall(Map.of(), List.of(rule(chain, "fd00::/8", null, Firewall.Action.REJECT))));
        }
        return all.stream();
    }

    @SideBySide
    @ParameterizedTest
    @MethodSource("firewalls")
    void theWalkSaysOfBothFamiliesWhatTheKernelSays(Firewall firewall) throws Exception {
        for (String node : List.of("host", "r", "blue")) {
            Topology lab = Labs.stack(LAB, node, s -> s.withFirewall(firewall));
            deploy(lab);
            NetworkState observed = target.observe(lab.name());
            List<Question> questions = ASKED.stream()
                    .map(to -> new Question("red", Addresses.parse(to), Probe.PING))
                    .toList();
            BitSet answers = new KernelProbes(target, lab.name()).ask(questions, 1, 1);
            for (int i = 0; i < ASKED.size(); i++) {
                String to = ASKED.get(i);
                String asked = node + " with " + firewall + ": " + to;
                boolean expected = Explanations.explain(lab, "red", to, Probe.PING).reachable();
                // An address is not yet taken for certain in its first second; a second look is alone and patient.
                boolean answered = answers.get(i) == expected ? expected : answers(to, expected);
                assertThat(expected).as(asked).isEqualTo(answered);
                assertThat(Explanations.explain(lab, observed, "red", to, Probe.PING).reachable())
                        .as("observed, " + asked)
                        .isEqualTo(answered);
            }
        }
    }

    /** An accept rule with IPv4 addresses leaves a drawn drop to IPv6 alone. */
    @SideBySide
    @Test
    void whatTheHostDropsOnABridgeItDropsOfIpv6WithNoAddressOfItsOwn() throws Exception {
        Topology bare = LAB.withNode("br0", Bridge.of("br0"));
        Topology lab = Labs.stack(bare, "host", s -> s.withFirewall(new Firewall(
                Map.of(Firewall.Chain.FORWARD, Firewall.Policy.DROP),
                List.of(rule(Firewall.Chain.FORWARD, "10.0.0.0/8", null, Firewall.Action.ACCEPT)))));
        deploy(lab);
        assertThat(answers("10.0.0.2", true)).isTrue();
        assertThat(answers("fd00::2", false)).isFalse();
        assertThat(Explanations.explain(lab, "red", "10.0.0.2", Probe.PING).reachable()).isTrue();
        assertThat(Explanations.explain(lab, "red", "fd00::2", Probe.PING).cause()).isEqualTo(Cause.BRIDGE_NETFILTER);
    }

    private boolean answers(String to, boolean expected) throws Exception {
        return new KernelProbes(target, LAB.name())
                .answers(new Question("red", Addresses.parse(to), Probe.PING), expected);
    }

    private void deploy(Topology lab) throws Exception {
        target.apply(TopologyCompiler.compile(lab, target.traits()), RunListener.SILENT, new Cancellation());
    }

    private static Firewall.Rule rule(
            Firewall.Chain chain, @Nullable String source, @Nullable Protocol protocol, Firewall.Action action) {
        Prefix from = source == null ? null : Prefix.parse(source);
        return new Firewall.Rule(chain, Selector.of(protocol, null).withSource(from), action);
    }

    private static List<InterfaceAddress> addresses(String... all) {
        return Stream.of(all).map(InterfaceAddress::parse).toList();
    }
}
