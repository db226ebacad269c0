package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.drift.Drift;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.LabOnAKernel;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Prefix;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.ProxyNeighbor;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What IPv6 asks a link for: addresses that somebody has already, and those that somebody else answers for. */
@NeedsSandbox
class DadOnAKernelTest extends LabOnAKernel {
    private static final String LAB = "dad";

    DadOnAKernelTest() {
        super(LAB);
    }

    private void awaitPing(String from, String to) throws TargetException {
        assertThat(target.execute(LAB, from, List.of("ping", "-6", "-c1", "-w60", to), Eventually.LONGEST).succeeded())
                .isTrue();
    }

    private boolean pings(String from, String to) throws TargetException {
        return target.execute(LAB, from, List.of("ping", "-6", "-c1", "-W2", to), Eventually.LONGEST).succeeded();
    }

    @Test
    void anAddressThatSomebodyHasIsRefusedWhereItIsAskedForAndTheWalkSaysSo() throws Exception {
        Topology one = Topology.empty(LAB)
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "fd00::2/64"), CableEnd.of("blue", "eth0", "fd00::1/64")));
        deploy(one);
        // The one probe that the kernel sends would be lost on a cable that does not carry yet.
        awaitPing("red", "fd00::1");
        Topology both = one.editCable(one.cables().getFirst().a().id(), c -> c.withEnd(
                c.a().id(), CableEnd.of("red", "eth0", "fd00::1/64").withDad(true)));
        deploy(both);
        Eventually.so("a refused address", () -> !refused(target.observe(LAB)).isEmpty());
        NetworkState seen = target.observe(LAB);
        assertThat(refused(seen)).containsExactly(Prefix.parse("fd00::1/64"));
        Explanation said = Explanations.explain(both, seen, "blue", "red", Probe.PING);
        assertThat(said.cause()).isEqualTo(Cause.DUPLICATE_ADDRESS);
        assertThat(said.message()).contains("red does not use fd00::1 on eth0");
        assertThat(Drift.of(both, seen, target.traits()).items()).isEmpty();
    }

    private static List<Prefix> refused(NetworkState seen) {
        return List.copyOf(seen.namespace("red").orElseThrow().device("eth0").orElseThrow().refused());
    }

    @Test
    void anAddressThatWasAskedForIsAskedForOnTheWayBack() throws Exception {
        Topology asks = Topology.empty(LAB)
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withCable(Cable.of(
                        CableEnd.of("red", "eth0", "fd00::2/64").withDad(true), CableEnd.of("blue", "eth0", "fd00::1/64")));
        deploy(asks);
        Topology without = asks.editCable(asks.cables().getFirst().a().id(), c -> c.withEnd(
                        c.a().id(), CableEnd.of("red", "eth0")).withEnd(c.b().id(), CableEnd.of("blue", "eth0")));
        assertThat(Planner.plan(TopologyCompiler.compile(without, target.traits()), target.observe(LAB), target.traits())
                        .steps())
                .extracting(step -> String.join(" ", step.undo()))
                .contains(
                        "ip -n red addr add fd00::2/64 dev eth0",
                        "ip -n blue addr add fd00::1/64 dev eth0 nodad");
    }

    @Test
    void anAddressIsAskedForWhenThatIsDrawnOfARunningLab() throws Exception {
        Topology silent = Topology.empty(LAB)
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withCable(Cable.of(
                        CableEnd.of("red", "eth0", "fd00::1/64", "fd01::2/64"), CableEnd.of("blue", "eth0", "fd00::1/64", "fd01::3/64")));
        deploy(silent);
        assertThat(refused(target.observe(LAB))).isEmpty();
        Topology asking = silent.editCable(silent.cables().getFirst().a().id(), c -> c.withEnd(c.a().id(), c.a().withDad(true)));
        // The one probe that the kernel sends would be lost before both ends take multicast, which a ping does not need.
        for (String end : List.of("red", "blue")) {
            List<String> routes = List.of("ip", "-6", "route", "show", "table", "local", "dev", "eth0");
            Eventually.so("multicast of " + end, () -> target.execute(LAB, end, routes, Eventually.LONGEST).stdout().contains("ff00::/8"));
        }
        deploy(asking);
        Eventually.so("a refused address", () -> !refused(target.observe(LAB)).isEmpty());
        assertThat(refused(target.observe(LAB))).containsExactly(Prefix.parse("fd00::1/64"));
        assertThat(Drift.of(asking, target.observe(LAB), target.traits()).items()).isEmpty();
        deploy(silent);
        assertThat(refused(target.observe(LAB))).isEmpty();
        assertThat(Drift.of(silent, target.observe(LAB), target.traits()).items()).isEmpty();
    }

    /** Whoever types an address leaves the asking to the kernel, and is none the worse for it. */
    @Test
    void anAddressThatSomebodyGaveByHandIsNoDriftForHavingBeenAskedFor() throws Exception {
        Topology lab = Topology.empty(LAB)
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "fd00::2/64"), CableEnd.of("blue", "eth0", "fd00::1/64")));
        deploy(lab);
        for (String verb : List.of("del", "add")) {
            assertThat(target.execute(LAB, "red", List.of("ip", "addr", verb, "fd00::2/64", "dev", "eth0"), Eventually.LONGEST))
                    .matches(CommandResult::succeeded);
        }
        assertThat(Drift.of(lab, target.observe(LAB), target.traits()).items()).isEmpty();
    }

    /** The router's link has the prefix of what is behind it: nobody would ask the router, did it not answer for blue. */
    private static Topology proxied(boolean stands) {
        TreeMap<String, String> on = new TreeMap<>();
        on.put("net.ipv6.conf.all.proxy_ndp", "1");
        return Topology.empty(LAB)
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("r").editStack(s -> s.withForwarding(true)
                        .withSysctls(on)
                        .withProxies(stands ? List.of(new ProxyNeighbor(Addresses.parse("fd00::9"), "left")) : List.of())
                        .withRoutes(List.of(route("fd00::9/128", null, "right")))))
                .withNode(Namespace.of("blue").editStack(s -> s.withRoutes(List.of(route("::/0", "fd00:1::1", null)))))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "fd00::2/64"), CableEnd.of("r", "left", "fd00::1/64")))
                .withCable(Cable.of(CableEnd.of("r", "right", "fd00:1::1/64"), CableEnd.of("blue", "eth0", "fd00:1::9/64", "fd00::9/128")));
    }

    private static Route route(String to, String via, String device) {
        return Route.via(Prefix.parse(to), Addresses.parse("fd00::1"))
                .withVia(via == null ? null : Addresses.parse(via))
                .withDevice(device);
    }

    @Test
    void aRouterAnswersForWhomItIsToldToAndTheWalkKnows() throws Exception {
        for (boolean stands : List.of(false, true, false)) {
            Topology lab = proxied(stands);
            deploy(lab);
            NetworkState seen = target.observe(LAB);
            assertThat(Drift.of(lab, seen, target.traits()).items()).isEmpty();
            assertThat(Explanations.explain(lab, seen, "red", "fd00::9", Probe.PING).reachable()).isEqualTo(stands);
            assertThat(Explanations.explain(lab, "red", "fd00::9", Probe.PING).reachable()).isEqualTo(stands);
            assertThat(pings("red", "fd00::9")).isEqualTo(stands);
            // What was learned of an earlier answer goes, so that the next lab begins anew.
            assertThat(target.execute(LAB, "red", List.of("ip", "neigh", "flush", "dev", "eth0"), Eventually.LONGEST))
                    .matches(CommandResult::succeeded);
        }
    }
}
