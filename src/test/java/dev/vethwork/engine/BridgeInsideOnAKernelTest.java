package dev.vethwork.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.drift.Drift;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.Probe;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.machine.SideBySide;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Site;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.waiting.Eventually;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A bridge inside a node: its ports, its addresses and the node's firewall over it, on a kernel. */
@NeedsSandbox
class BridgeInsideOnAKernelTest extends LabOnAKernel {
    private static final String LAB = "inside";
    private static final Bridge CNI = Bridge.of("cni0")
            .withSite(Site.inside("node1"))
            .withAddresses(List.of(InterfaceAddress.parse("10.244.1.1/24")));
    private static final Topology POD = Topology.empty(LAB)
            .withNode(Namespace.of("node1"))
            .withNode(Namespace.of("red"))
            .withNode(Namespace.of("blue"))
            .withNode(CNI)
            .withCable(Cable.of(CableEnd.of("red", "eth0", "10.244.1.2/24"), CableEnd.of("cni0", "red-br")))
            .withCable(Cable.of(CableEnd.of("blue", "eth0", "10.244.1.3/24"), CableEnd.of("cni0", "blue-br")));

    BridgeInsideOnAKernelTest() {
        super(LAB);
    }

    private boolean pings(String from, String to, boolean expected) throws Exception {
        return Pings.answers(target, LAB, from, to, expected);
    }

    private void agreesWithTheWalk(Topology lab, String from, String to, String address) throws Exception {
        NetworkState observed = target.observe(LAB);
        boolean said = Explanations.explain(lab, observed, from, to, Probe.PING).reachable();
        assertThat(pings(from, address, said)).isEqualTo(said);
        assertThat(Explanations.explain(lab, from, to, Probe.PING).reachable()).isEqualTo(said);
    }

    @SideBySide
    @Test
    void theNodeIsOnTheSegmentOfItsPods() throws Exception {
        deploy(POD);
        assertThat(pings("red", "10.244.1.3", true)).isTrue();
        assertThat(pings("node1", "10.244.1.2", true)).isTrue();
        NetworkState observed = target.observe(LAB);
        assertThat(Drift.of(POD, observed, target.traits()).items()).isEmpty();
        assertThat(observed.namespace("node1").orElseThrow().interfaces()).containsKeys("cni0", "red-br", "blue-br");
        agreesWithTheWalk(POD, "red", "cni0", "10.244.1.1");
    }

    @SideBySide
    @Test
    void theFirewallOfTheNodeIsOverItsPort() throws Exception {
        deploy(POD);
        Topology closed = POD.withNode("node1", ((StackNode) POD.node("node1").orElseThrow())
                .editStack(s -> s.withFirewall(
                        new Firewall(Map.of(Firewall.Chain.INPUT, Firewall.Policy.DROP), List.of()))));
        deploy(closed);
        assertThat(pings("red", "10.244.1.1", false)).isFalse();
        agreesWithTheWalk(closed, "red", "cni0", "10.244.1.1");
    }

    @SideBySide
    @Test
    void movesFromTheHostIntoANodeAndBack() throws Exception {
        Topology atHost = POD.withNode("cni0", CNI.withSite(Site.HOST));
        for (Topology lab : List.of(atHost, POD, POD.withNode("cni0", CNI.withSite(Site.ISOLATED)), POD, atHost)) {
            deploy(lab);
            assertThat(pings("red", "10.244.1.3", true)).isTrue();
            assertThat(Drift.of(lab, target.observe(LAB), target.traits()).items()).isEmpty();
        }
    }

    @SideBySide
    @Test
    void whatWasDoneToItByHandIsPutBack() throws Exception {
        deploy(POD);
        target.execute(LAB, "node1", List.of("ip", "link", "del", "cni0"), Eventually.LONGEST);
        assertThat(Drift.of(POD, target.observe(LAB), target.traits()).items()).isNotEmpty();
        deploy(POD);
        assertThat(pings("red", "10.244.1.3", true)).isTrue();
        assertThat(Drift.of(POD, target.observe(LAB), target.traits()).items()).isEmpty();
    }
}
