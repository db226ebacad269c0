package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import dev.vethwork.machine.SideBySide;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that somebody typed with iptables-legacy decide beside those that iptables-save prints. */
@NeedsSandbox
class LegacyRulesOnAKernelTest {
    private static final Topology LAB = Labs.end(
            Labs.end(
                    ProvokedCauses.BRIDGED,
                    "red",
                    "eth0",
                    e -> e.withAddresses(
                            List.of(ProvokedCauses.addresses("10.0.0.1/24").getFirst(), ProvokedCauses.addresses("fd00::1/64").getFirst()))),
            "blue",
            "eth0",
            e -> e.withAddresses(
                    List.of(ProvokedCauses.addresses("10.0.0.2/24").getFirst(), ProvokedCauses.addresses("fd00::2/64").getFirst())));

    @TempDir
    Path home;

    private Target target;

    @BeforeEach
    void open() throws Exception {
        target = new LocalTargets(home).open("provoked", TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE);
        target.apply(TopologyCompiler.compile(LAB, target.traits()), RunListener.SILENT, new Cancellation());
        assumeTrue(run("iptables-legacy -L -n >/dev/null && ip6tables-legacy -L -n").succeeded(), "no legacy tables here");
    }

    @AfterEach
    void tearDown() throws Exception {
        target.apply(Judgement.nothing(LAB), RunListener.SILENT, new Cancellation());
        target.close();
    }

    @SideBySide
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            iptables-legacy -P FORWARD DROP                                             | 10.0.0.2 | BRIDGE_NETFILTER | -P FORWARD DROP
            iptables-legacy -A FORWARD -j DROP                                          | 10.0.0.2 | BRIDGE_NETFILTER | -A FORWARD -j DROP
            ip6tables-legacy -A FORWARD -j DROP                                         | fd00::2  | BRIDGE_NETFILTER | -A FORWARD -j DROP
            ip netns exec blue iptables-legacy -A INPUT -p icmp -j DROP                 | 10.0.0.2 | FIREWALL         | -A INPUT -p icmp -j DROP
            ip netns exec blue ip6tables-legacy -P INPUT DROP                           | fd00::2  | FIREWALL         | -P INPUT DROP
            ip netns exec red iptables-legacy -t nat -A OUTPUT -j DNAT --to-destination 10.0.0.9 | 10.0.0.2 | NO_SUCH_ADDRESS | ''
            """)
    void decide(String typed, String to, Cause cause, String shown) throws Exception {
        assertThat(run(typed).succeeded()).isTrue();
        NetworkState observed = target.observe("provoked");
        Explanation told = Explanations.explain(LAB, observed, "red", to, Probe.PING);
        assertThat(answers(to, false)).isFalse();
        assertThat(told.cause()).as(told.message()).isEqualTo(cause);
        assertThat(told.message()).contains(shown);
        assertThat(run(told.command()).stdout()).contains(shown.replace("-P FORWARD", ":FORWARD").replace("-P INPUT", ":INPUT"));
        String other = to.contains(":") ? "10.0.0.2" : "fd00::2";
        assertThat(answers(other, true)).isTrue();
        assertThat(Explanations.explain(LAB, observed, "red", other, Probe.PING).reachable()).isTrue();
        assertThat(Planner.plan(TopologyCompiler.compile(LAB, target.traits()), observed, target.traits()).steps())
                .as("they are somebody else's business")
                .isEmpty();
    }

    @SideBySide
    @Test
    void thatLetEverythingPassAreOfNoConcern() throws Exception {
        assertThat(target.observe("provoked").root().netfilter().beside()).isEmpty();
        assertThat(answers("10.0.0.2", true)).isTrue();
    }

    private boolean answers(String to, boolean expected) throws Exception {
        return new KernelProbes(target, "provoked")
                .answers(new Question("red", Addresses.parse(to), Probe.PING), expected);
    }

    private CommandResult run(String line) throws Exception {
        return target.execute("provoked", NetworkState.ROOT, List.of("sh", "-c", line), Eventually.LONGEST);
    }
}
