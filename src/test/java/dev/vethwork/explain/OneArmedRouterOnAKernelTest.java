package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.KernelProbes.Question;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A router that passes on to another one on the same link, which answers the asker past it: whatever it sees of a connection
 * is one direction. Pings come through, and of TCP the handshake alone.
 */
@NeedsSandbox
class OneArmedRouterOnAKernelTest {
    private static final Topology LAB = Topology.empty("onearm")
            .withNode(Bridge.of("lan"))
            .withNode(node("asker", "10.0.0.3", s -> s))
            .withNode(node("arm", "10.0.0.1", s -> s.withForwarding(true)))
            .withNode(node("gate", null, s -> s.withForwarding(true)))
            .withNode(node("server", "10.9.0.1", s -> s.withServices(
                    List.of(new Service("answer", RandomStacks.ANSWERING, false, true)))))
            .withCable(Cable.of(CableEnd.of("asker", "eth0", "10.0.0.2/24"), CableEnd.of("lan", "p1")))
            .withCable(Cable.of(CableEnd.of("arm", "eth0", "10.0.0.3/24"), CableEnd.of("lan", "p2")))
            .withCable(Cable.of(CableEnd.of("gate", "eth0", "10.0.0.1/24"), CableEnd.of("lan", "p3")))
            .withCable(Cable.of(CableEnd.of("gate", "eth1", "10.9.0.1/24"), CableEnd.of("server", "eth0", "10.9.0.2/24")));

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "arm, true, true, yes",
                "arm, iptables -A FORWARD -m conntrack --ctstate INVALID -j DROP, true, halfHeard",
                "arm, nft 'table ip t { chain f { type filter hook forward priority 0; ct state invalid drop; }; }', true, halfHeard",
                "arm, iptables -A FORWARD -p tcp -m conntrack --ctstate NEW -j ACCEPT, iptables -P FORWARD DROP, no",
                "arm, iptables -t raw -A PREROUTING -p tcp -j NOTRACK, iptables -A FORWARD -m conntrack --ctstate INVALID -j DROP, yes",
                "gate, iptables -A FORWARD -m conntrack --ctstate INVALID -j DROP, true, yes",
            })
    void whatFollowsTheHandshakeIsInvalidToWhoSeesOneDirection(String where, String rule, String rest, String said)
            throws Exception {
        try (Target target =
                new LocalTargets(home).open(LAB.name(), TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE)) {
            try {
                target.apply(TopologyCompiler.compile(LAB, target.traits()), RunListener.SILENT, new Cancellation());
                new KernelProbes(target, LAB.name()).awaitListeners(List.of("server"));
                CommandResult typed = target.execute(
                        LAB.name(), where, List.of("sh", "-ec", rule + "; " + rest), Eventually.LONGEST);
                assertThat(typed.succeeded()).as(typed.stderr()).isTrue();
                check(target, said);
            } finally {
                target.apply(Judgement.nothing(LAB), RunListener.SILENT, new Cancellation());
            }
        }
    }

    private static void check(Target target, String said) throws Exception {
        NetworkState observed = target.observe(LAB.name());
        Probe tcp = Probe.tcp(RandomStacks.PORT);
        Explanation told = Explanations.explain(LAB, observed, "asker", "10.9.0.2", tcp);
        boolean answered = new KernelProbes(target, LAB.name())
                .answers(new Question("asker", Addresses.parse("10.9.0.2"), tcp), said.equals("yes"));
        assertThat(answered).as("the kernel").isEqualTo(said.equals("yes"));
        assertThat(told.reachable()).as(told.message()).isEqualTo(said.equals("yes"));
        if (said.equals("halfHeard")) {
            assertThat(told.cause()).isEqualTo(Cause.FIREWALL);
            assertThat(told.message()).contains("arm").contains("in one direction only");
            assertThat(Explanations.explain(LAB, observed, "asker", "10.9.0.2", Probe.PING).reachable()).isTrue();
        }
    }

    private static Namespace node(String name, @Nullable String gateway, UnaryOperator<IpStack> change) {
        IpStack stack = gateway == null
                ? IpStack.DEFAULT
                : IpStack.DEFAULT.withRoutes(List.of(Route.via(Prefix.ALL_V4, Addresses.parse(gateway))));
        return new Namespace(name, Namespace.Role.PLAIN, change.apply(stack));
    }
}
