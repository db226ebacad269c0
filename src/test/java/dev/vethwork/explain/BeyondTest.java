package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.net.Endpoint;
import dev.vethwork.net.Prefix;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ways that leave the lab for the network of the machine. */
class BeyondTest {
    private static final Topology LAB = lab(List.of(Route.via(Prefix.ALL_V4, Endpoint.parse("192.168.15.1").address())));

    private static Topology lab(List<Route> routes) {
        return Topology.empty("lab")
                .withNode(Internet.of("internet"))
                .withNode(Namespace.of("red").editStack(stack -> stack.withRoutes(routes)))
                .withCable(Cable.of(
                        CableEnd.of("red", "eth0", "192.168.15.2/24"),
                        CableEnd.of("internet", "eth0", "192.168.15.1/24")));
    }

    @Test
    void thePathEndsInTheMachinesNetworkAndComesBackFromIt() {
        Explanation ping = Explanations.explain(LAB, "red", "203.0.113.9", Probe.PING);
        assertThat(ping.reachable()).isTrue();
        assertThat(ping.path()).extracting(PathHop::node).containsExactly("red", "internet", "the machine's network");
        assertThat(ping.returnPath()).extracting(PathHop::node).containsExactly("the machine's network", "internet", "red");
    }

    @Test
    void whoListensThereNobodyKnows() {
        assertThat(Explanations.explain(LAB, "red", "203.0.113.9", Probe.tcp(443)).reachable()).isTrue();
    }

    @Test
    void withoutADefaultRouteNobodyGetsThere() {
        Explanation ping = Explanations.explain(lab(List.of()), "red", "203.0.113.9", Probe.PING);
        assertThat(ping.cause()).isEqualTo(Cause.NO_ROUTE);
        assertThat(ping.fixes()).isNotEmpty();
    }

    @Test
    void whereTheProgramDoesNotRunTheWayEndsAtItsInterface() {
        NetworkState killed = TopologyCompiler.compile(LAB, TargetTraits.SANDBOX).state();
        NetworkState now = killed.with(killed.namespaces().get("internet").withProcesses(List.of()));
        Explanation ping = Explanations.explain(LAB, now, "red", "203.0.113.9", Probe.PING);
        assertThat(ping.reachable()).isFalse();
        assertThat(ping.hop()).isEqualTo("internet:wan0");
    }

    @Test
    void theProgramListensOnNothingInTheNamespaceItself() {
        assertThat(Explanations.explain(LAB, "red", "internet", Probe.tcp(1500)).cause())
                .isEqualTo(Cause.NOT_LISTENING);
    }
}
