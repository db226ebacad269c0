package dev.vethwork.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TouchedTest {
    private static final TargetTraits TRAITS = TargetTraits.SANDBOX;
    private static final Topology PULLED = Topology.empty("lab")
            .withNode(Namespace.of("red"))
            .withNode(Namespace.of("blue"))
            .withNode(Bridge.of("br0"))
            .withNode(Bridge.of("sw0").withType(Bridge.Type.OPENVSWITCH))
            .withNode(Host.of("host"));

    private static NetworkState state(Topology topology) {
        return TopologyCompiler.compile(topology, TRAITS).state();
    }

    private static Touched plugging(CableEnd end) {
        Topology plugged = PULLED.withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.0.1/24"), end));
        return touched(PULLED, plugged);
    }

    private static Touched touched(Topology from, Topology to) {
        Plan plan = Planner.plan(TopologyCompiler.compile(to, TRAITS), state(from), TRAITS);
        assertThat(plan.steps()).isNotEmpty();
        return Touched.by(plan, List.of(state(to), state(from)));
    }

    @Test
    void aPlugInABridgeTouchesItsPortAlone() {
        Touched touched = plugging(CableEnd.of("br0", "red-br"));
        assertThat(touched).isEqualTo(new Touched(Set.of("red"), Set.of("red-br", "br0")));
        assertThat(touched.read()).containsExactlyInAnyOrder("red", "");
    }

    @Test
    void aPlugInTheHostHasAddressesAndRoutes() {
        assertThat(plugging(CableEnd.of("host", "to-red", "10.0.0.2/24")).namespaces()).contains("red", "");
    }

    @Test
    void aPlugInOpenVSwitchIsLookedUpInItsDatabase() {
        assertThat(plugging(CableEnd.of("sw0", "red-sw")).namespaces()).contains("red", "");
    }

    @Test
    void aCableBetweenNamespacesTouchesNothingElse() {
        assertThat(plugging(CableEnd.of("blue", "eth0"))).isEqualTo(new Touched(Set.of("red", "blue"), Set.of()));
    }

    @Test
    void aBridgesAddressTouchesTheRoutesBesideIt() {
        Topology addressed = PULLED.withNode(
                "br0", Bridge.of("br0").withAddresses(List.of(InterfaceAddress.parse("10.0.0.254/24"))));
        assertThat(touched(PULLED, addressed).namespaces()).containsExactly("");
    }

    @Test
    void allOfANamespaceCoversItsPorts() {
        Touched whole = new Touched(Set.of("", "red"), Set.of());
        Touched ports = new Touched(Set.of("red"), Set.of("red-br"));
        assertThat(whole.covers(ports)).isTrue();
        assertThat(ports.covers(whole)).isFalse();
        assertThat(ports.without(whole)).isEqualTo(Touched.NOTHING);
    }
}
