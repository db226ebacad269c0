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
import dev.vethwork.net.Addresses;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Mac;
import dev.vethwork.net.PortHabit;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.StaticNeighbor;
import dev.vethwork.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ports that learn nobody or send less than others, and interfaces without ARP: the walk says what the kernel says. */
@NeedsSandbox
class PortHabitsOnAKernelTest {
    /** Nobody speaks by himself, so that a bridge knows only whom it is asked for. */
    private static final Map<String, String> SILENT = Map.of("net.ipv6.conf.default.router_solicitations", "0");

    private static final Topology LAB = Topology.empty("habits")
            .withNode(Host.of("host"))
            .withNode(Bridge.of("br0").withAddresses(List.of(
                    InterfaceAddress.parse("10.0.0.254/24"), InterfaceAddress.parse("fd00::254/64"))))
            .withNode(red(IpStack.DEFAULT))
            .withNode(new Namespace("blue", Namespace.Role.PLAIN, IpStack.DEFAULT.withSysctls(new TreeMap<>(SILENT))))
            .withCable(Cable.of(end("red", 1), CableEnd.of("br0", "p-red")))
            .withCable(Cable.of(end("blue", 2), CableEnd.of("br0", "p-blue")));

    private static final List<String> ASKED =
            List.of("10.0.0.1", "10.0.0.2", "10.0.0.254", "fd00::1", "fd00::2", "fd00::254");

    @TempDir
    Path home;

    private Target target;

    @BeforeEach
    void open() throws Exception {
        target = new LocalTargets(home).open("habits", TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE);
    }

    @AfterEach
    void tearDown() throws Exception {
        target.apply(Judgement.nothing(LAB), RunListener.SILENT, new Cancellation());
        target.close();
    }

    private static Namespace red(IpStack stack) {
        return new Namespace("red", Namespace.Role.PLAIN, stack.withSysctls(new TreeMap<>(SILENT)));
    }

    private static CableEnd end(String node, int number) {
        return CableEnd.of(node, "eth0", "10.0.0." + number + "/24", "fd00::" + number + "/64")
                .withMac(new Mac("02:00:00:00:00:0" + number));
    }

    @ParameterizedTest
    @CsvSource({
        "LEARNING FLOOD MCAST_FLOOD BCAST_FLOOD",
        "BCAST_FLOOD",
        "MCAST_FLOOD",
        "LEARNING FLOOD",
        "LEARNING",
        "FLOOD",
    })
    void whatAPortLeavesIsMissedWhereItMatters(String words) throws Exception {
        Set<PortHabit> without = EnumSet.noneOf(PortHabit.class);
        for (String word : words.split(" ")) {
            without.add(PortHabit.valueOf(word));
        }
        Topology lab = Labs.end(LAB, "br0", "p-blue", e -> e.withPort(e.port().withWithout(without)));
        deploy(lab);
        NetworkState observed = target.observe(lab.name());
        assertThat(observed.root().device("p-blue").orElseThrow().port().without()).isEqualTo(without);
        compare(lab, observed, true);
        deploy(LAB);
        assertThat(target.observe(lab.name()).root().device("p-blue").orElseThrow().port().without())
                .isEmpty();
    }

    @Test
    void aPortThatSomebodySetOrSwitchedOffPassesNothing() throws Exception {
        deploy(LAB);
        // What the deployment saw is spent by the first look.
        target.observe(LAB.name());
        byHand("bridge", "link", "set", "dev", "p-blue", "state", "0");
        NetworkState held = target.observe(LAB.name());
        compare(LAB, held, false);
        Explanation said = Explanations.explain(LAB, held, "red", "10.0.0.2", Probe.PING);
        assertThat(said.cause()).isEqualTo(Cause.PORT_DOWN);
        assertThat(said.message()).contains("passes nothing through it");
        byHand("bridge", "link", "set", "dev", "p-blue", "state", "3");
        byHand("ip", "link", "set", "p-blue", "down");
        NetworkState off = target.observe(LAB.name());
        compare(LAB, off, false);
        assertThat(Explanations.explain(LAB, off, "red", "10.0.0.2", Probe.PING).message()).contains("is down");
    }

    private void byHand(String... typed) throws Exception {
        assertThat(target.execute(LAB.name(), NetworkState.ROOT, List.of(typed), Duration.ofSeconds(10)).succeeded())
                .isTrue();
    }

    @Test
    void whoHasArpSwitchedOffAsksNobodyAndAnswersNobody() throws Exception {
        deploy(LAB);
        switchArpOff();
        NetworkState observed = target.observe(LAB.name());
        compare(LAB, observed, false);
        Explanation silent = Explanations.explain(LAB, observed, "red", "10.0.0.2", Probe.PING);
        assertThat(silent.cause()).isEqualTo(Cause.ARP_IGNORED);
        assertThat(silent.message()).contains("ARP is switched off on eth0");
        assertThat(silent.message()).contains(Messages.text("explain.waits"));
        assertThat(Explanations.explain(LAB, observed, "blue", "10.0.0.1", Probe.PING).message())
                .contains("does not ask for 10.0.0.1");
        deploy(LAB);
        assertThat(new KernelProbes(target, LAB.name())
                        .answers(new Question("red", Addresses.parse("10.0.0.2"), Probe.PING), true))
                .isTrue();
    }

    /** As those do who keep it off by intent: both know each other already. */
    @Test
    void withoutArpTheyReachWhomTheyKnowByHand() throws Exception {
        Topology known = LAB.withNode("red", red(IpStack.DEFAULT.withNeighbors(List.of(
                        new StaticNeighbor(Addresses.parse("10.0.0.2"), new Mac("02:00:00:00:00:02"), "eth0")))))
                .withNode("blue", new Namespace("blue", Namespace.Role.PLAIN, IpStack.DEFAULT.withNeighbors(List.of(
                        new StaticNeighbor(Addresses.parse("10.0.0.1"), new Mac("02:00:00:00:00:01"), "eth0")))));
        deploy(known);
        switchArpOff();
        // To switch it off makes a kernel forget even what it was told by hand (arp_netdev_event in net/ipv4/arp.c).
        List<String> again = List.of(
                "ip", "neigh", "replace", "10.0.0.1", "lladdr", "02:00:00:00:00:01", "dev", "eth0", "nud", "permanent");
        assertThat(target.execute(LAB.name(), "blue", again, Duration.ofSeconds(10)).succeeded()).isTrue();
        NetworkState observed = target.observe(LAB.name());
        compare(known, observed, false);
        assertThat(Explanations.explain(known, observed, "red", "10.0.0.2", Probe.PING).reachable())
                .isTrue();
    }

    private void deploy(Topology lab) throws Exception {
        target.apply(TopologyCompiler.compile(lab, target.traits()), RunListener.SILENT, new Cancellation());
    }

    private void switchArpOff() throws Exception {
        // What the deployment saw is spent by the first look.
        target.observe(LAB.name());
        List<String> off = List.of("ip", "link", "set", "eth0", "arp", "off");
        assertThat(target.execute(LAB.name(), "blue", off, Duration.ofSeconds(10)).succeeded()).isTrue();
    }

    private void compare(Topology lab, NetworkState observed, boolean drawn) throws Exception {
        // Whom blue asks knows blue from then on.
        compare(lab, observed, drawn, List.of("red", NetworkState.ROOT));
        compare(lab, observed, drawn, List.of("blue"));
    }

    private void compare(Topology lab, NetworkState observed, boolean drawn, List<String> askers) throws Exception {
        List<Question> questions = new ArrayList<>();
        for (String from : askers) {
            ASKED.forEach(to -> questions.add(new Question(from, Addresses.parse(to), Probe.PING)));
        }
        BitSet answers = new KernelProbes(target, lab.name()).ask(questions, 1, 1);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            Question q = questions.get(i);
            String from = q.from().isEmpty() ? "host" : q.from();
            String to = Addresses.text(q.to());
            Explanation seen = Explanations.explain(lab, observed, from, to, Probe.PING);
            Explanation asDrawn = drawn ? Explanations.explain(lab, from, to, Probe.PING) : seen;
            if (seen.reachable() != answers.get(i) || asDrawn.reachable() != answers.get(i)) {
                wrong.add(from + " to " + to + ": kernel " + answers.get(i) + ", seen " + seen.message() + ", drawn "
                        + asDrawn.message());
            }
        }
        assertThat(wrong).isEmpty();
    }
}
