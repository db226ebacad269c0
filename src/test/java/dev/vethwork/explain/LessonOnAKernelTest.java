package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.KernelProbes.Question;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Masquerade;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lesson on a real kernel: at each stage what the learner has, why it does not work, and that the first fix mends it. */
@NeedsSandbox
class LessonOnAKernelTest {
    private static final String LAB = "lesson-on-a-kernel";
    private static final Probe WEB = Probe.tcp(80);

    @TempDir
    Path home;

    private Target target;

    /** What the learner has drawn so far. */
    private Topology drawn = Topology.empty(LAB);

    @BeforeEach
    void open() throws Exception {
        target = new LocalTargets(home).open(LAB, TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE);
    }

    @AfterEach
    void tearDown() throws Exception {
        deploy(Compiled.nothing(LAB));
        target.close();
    }

    @Test
    void everyStageFailsForTheReasonThatIsToldAndWorksOnceItsFirstFixIsApplied() throws Exception {
        // Stage 2: two namespaces and a cable. The note's addresses have no prefix length.
        draw(drawn.withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withCable(Cable.of(
                        CableEnd.of("red", "veth-red", "192.168.15.1"),
                        CableEnd.of("blue", "veth-blue", "192.168.15.2"))));
        fails("red", "192.168.15.2", Probe.PING, Cause.NO_PREFIX, "red:veth-red", "without a prefix length");
        keepTheFirstFix("red", "192.168.15.2", Probe.PING);
        works("blue", "192.168.15.1", Probe.PING);

        // It never sets the loopback up either.
        draw(Labs.stack(drawn, "red", s -> s.withLoopback(false)));
        fails("red", "127.0.0.1", Probe.PING, Cause.LOOPBACK_DOWN, "red", "loopback of red is down");
        keepTheFirstFix("red", "127.0.0.1", Probe.PING);

        // Stage 3: a switch. The cables are plugged anew, and one of the bridge's ends is never set up.
        draw(drawn.withoutCable(drawn.cables().getFirst().a().id())
                .withNode(Bridge.of("v-net-0"))
                .withNode(Host.of("host"))
                .withCable(Cable.of(
                        CableEnd.of("red", "veth-red", "192.168.15.1/24"),
                        CableEnd.of("v-net-0", "veth-red-br").withUp(false)))
                .withCable(Cable.of(
                        CableEnd.of("blue", "veth-blue", "192.168.15.2/24"), CableEnd.of("v-net-0", "veth-blue-br"))));
        fails("red", "192.168.15.2", Probe.PING, Cause.PORT_DOWN, "v-net-0:veth-red-br", "is down");
        keepTheFirstFix("red", "192.168.15.2", Probe.PING);

        // Stage 4: the bridge is an interface of the host, which has no address on it yet.
        fails("host", "192.168.15.2", Probe.PING, Cause.NO_ADDRESS, "host", "host has no address");
        keepTheFirstFix("host", "192.168.15.2", Probe.PING);
        draw(drawn.withNode(
                "v-net-0", Bridge.of("v-net-0").withAddresses(List.of(InterfaceAddress.parse("192.168.15.5/24")))));
        works("host", "192.168.15.2", Probe.PING);

        // Stage 5: a machine on the host's LAN.
        draw(drawn.withNode(Namespace.of("lan"))
                .withCable(Cable.of(
                        CableEnd.of("host", "eth-lan", "192.168.1.2/24"), CableEnd.of("lan", "eth0", "192.168.1.3/24"))));
        fails("blue", "192.168.1.3", Probe.PING, Cause.NO_ROUTE, "blue", "blue has no route to 192.168.1.3");
        theFirstFixMends("blue", "192.168.1.3", Probe.PING);
        draw(routed(drawn, "blue", "192.168.1.0/24", "192.168.15.5"));
        fails("blue", "192.168.1.3", Probe.PING, Cause.FORWARDING_OFF, "v-net-0", "forwarding is off");
        theFirstFixMends("blue", "192.168.1.3", Probe.PING);
        draw(Labs.stack(drawn, "host", s -> s.withForwarding(true)));
        fails("blue", "192.168.1.3", Probe.PING, Cause.NO_ROUTE_BACK, "lan", "lan has no way back");
        theFirstFixMends("blue", "192.168.1.3", Probe.PING);
        draw(Labs.stack(
                drawn, "host", s -> s.withMasquerades(List.of(new Masquerade(Prefix.parse("192.168.15.0/24"), "eth-lan")))));
        works("blue", "192.168.1.3", Probe.PING);

        // Stage 6: the Internet is behind that machine, and only blue does not know.
        Topology internet = drawn.withNode(Namespace.of("internet"))
                .withCable(Cable.of(
                        CableEnd.of("lan", "eth1", "203.0.113.1/24"), CableEnd.of("internet", "eth0", "203.0.113.9/24")));
        draw(Labs.stack(
                routed(routed(internet, "internet", "0.0.0.0/0", "203.0.113.1"), "host", "0.0.0.0/0", "192.168.1.3"),
                "lan",
                s -> s.withForwarding(true)));
        fails("blue", "203.0.113.9", Probe.PING, Cause.NO_ROUTE, "blue", "blue has no route to 203.0.113.9");
        theFirstFixMends("blue", "203.0.113.9", Probe.PING);
        draw(routed(drawn, "blue", "0.0.0.0/0", "192.168.15.5"));
        works("blue", "203.0.113.9", Probe.PING);

        // Stage 7: blue serves, and the outside wants in: by a route of its own, or by a port of the host's.
        draw(Labs.stack(
                drawn, "blue", s -> s.withServices(List.of(new Service("web", RandomStacks.ANSWERING, false, true)))));
        probes().awaitListeners(List.of("blue"));
        works("red", "192.168.15.2", WEB);
        fails("lan", "192.168.15.2", WEB, Cause.NO_ROUTE, "lan", "lan has no route to 192.168.15.2");
        theFirstFixMends("lan", "192.168.15.2", WEB);
        draw(drawn);
        fails("lan", "192.168.1.2", WEB, Cause.NOT_LISTENING, "host", "host listens on port 80");
        theFirstFixMends("lan", "192.168.1.2", WEB);
    }

    private void draw(Topology topology) throws TargetException {
        drawn = topology;
        deploy(TopologyCompiler.compile(topology, target.traits()));
    }

    private void deploy(Compiled desired) throws TargetException {
        target.apply(desired, RunListener.SILENT, new Cancellation());
    }

    private static Topology routed(Topology topology, String node, String to, String gateway) {
        Route route = Route.via(Prefix.parse(to), Addresses.parse(gateway));
        return Labs.stack(topology, node, s -> s.withRoutes(FixEdits.with(s.routes(), route)));
    }

    private void fails(String from, String to, Probe probe, Cause cause, String hop, String words)
            throws TargetException {
        assertThat(kernelAnswers(from, to, probe, false)).as("the kernel's answer to %s", from).isFalse();
        Explanation stopped = Explanations.explain(drawn, from, to, probe);
        assertThat(stopped.cause()).as(stopped.message()).isEqualTo(cause);
        assertThat(stopped.hop()).isEqualTo(hop);
        assertThat(stopped.message()).contains(words);
    }

    private void works(String from, String to, Probe probe) throws TargetException {
        assertThat(Explanations.explain(drawn, from, to, probe).message()).contains("reaches");
        assertThat(kernelAnswers(from, to, probe, true)).as("%s reaches %s", from, to).isTrue();
    }

    /** The learner goes on without it. */
    private void theFirstFixMends(String from, String to, Probe probe) throws TargetException {
        Topology own = drawn;
        keepTheFirstFix(from, to, probe);
        drawn = own;
    }

    private void keepTheFirstFix(String from, String to, Probe probe) throws TargetException {
        draw(Explanations.explain(drawn, from, to, probe).fixes().getFirst().edit().apply(drawn));
        works(from, to, probe);
    }

    private boolean kernelAnswers(String from, String to, Probe probe, boolean expected) throws TargetException {
        String namespace = from.equals("host") ? NetworkState.ROOT : from;
        return probes().answers(new Question(namespace, Addresses.parse(to), probe), expected);
    }

    private KernelProbes probes() {
        return new KernelProbes(target, LAB);
    }
}
