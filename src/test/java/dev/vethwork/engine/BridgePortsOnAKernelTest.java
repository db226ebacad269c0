package dev.vethwork.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.drift.Drift;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.Probe;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.machine.SideBySide;
import dev.vethwork.net.BridgePort;
import dev.vethwork.net.Mac;
import dev.vethwork.net.PortVlans;
import dev.vethwork.net.VlanRange;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What ports of switches pass, to whom and in which VLANs, on a kernel and in the walk. */
@NeedsSandbox
class BridgePortsOnAKernelTest extends LabOnAKernel {
    private static final String LAB = "ports";
    private static final BridgePort ISOLATED = BridgePort.PLAIN.withIsolated(true);
    private static final List<String> NODES = List.of("a", "b", "c");

    BridgePortsOnAKernelTest() {
        super(LAB);
    }

    private static Topology star(Bridge bridge) {
        Topology lab = Topology.empty(LAB).withNode(bridge);
        for (int i = 0; i < NODES.size(); i++) {
            String node = NODES.get(i);
            lab = lab.withNode(Namespace.of(node))
                    .withCable(Cable.of(
                            CableEnd.of(node, "eth0", "10.0.0." + (i + 1) + "/24"),
                            CableEnd.of(bridge.name(), node + "-br")));
        }
        return lab;
    }

    private static Topology port(Topology lab, String name, BridgePort port) {
        EndId id = new EndId("sw", name);
        return lab.editCable(id, c -> c.withEnd(id, c.b().withPort(port)));
    }

    /** Deploys it, and compares the walk with what the kernel does. */
    @Override
    protected void deploy(Topology lab) throws Exception {
        super.deploy(lab);
        NetworkState observed = target.observe(LAB);
        assertThat(Drift.of(lab, observed, target.traits()).items()).isEmpty();
        for (String from : NODES) {
            for (String to : NODES) {
                if (!from.equals(to)) {
                    boolean said = Explanations.explain(lab, observed, from, to, Probe.PING).reachable();
                    assertThat(pings(from, "10.0.0." + (NODES.indexOf(to) + 1), said))
                            .as("%s to %s as the kernel has it", from, to)
                            .isEqualTo(said);
                    assertThat(Explanations.explain(lab, from, to, Probe.PING).reachable())
                            .as("%s to %s as drawn", from, to)
                            .isEqualTo(said);
                }
            }
        }
    }

    private boolean pings(String from, String to, boolean expected) throws Exception {
        return Pings.answers(target, LAB, from, to, expected);
    }

    @SideBySide
    @Test
    void isolatedPortsHearTheOthersButNotEachOther() throws Exception {
        Topology lab = port(port(star(Bridge.of("sw")), "a-br", ISOLATED), "b-br", ISOLATED);
        deploy(lab);
        assertThat(pings("a", "10.0.0.2", false)).isFalse();
        assertThat(pings("a", "10.0.0.3", true)).isTrue();
        deploy(port(lab, "b-br", BridgePort.PLAIN.withHairpin(true)));
        assertThat(pings("a", "10.0.0.2", true)).isTrue();
    }

    @SideBySide
    @Test
    void whatWasSetByHandIsDriftAndIsPutBack() throws Exception {
        Topology lab = port(star(Bridge.of("sw").withMac(new Mac("02:00:00:00:01:00"))), "a-br", BridgePort.PLAIN.withHairpin(true));
        deploy(lab);
        target.execute(LAB, "", List.of("bridge", "link", "set", "dev", "a-br", "hairpin", "off"), Eventually.LONGEST);
        target.execute(LAB, "", List.of("ip", "link", "set", "sw", "address", "02:00:00:00:01:99"), Eventually.LONGEST);
        assertThat(Drift.of(lab, target.observe(LAB), target.traits()).items()).hasSize(2);
        deploy(lab);
    }

    @SideBySide
    @Test
    void aSwitchOfOpenVSwitchKeepsVlansApart() throws Exception {
        assumeTrue(target.traits().openVSwitch() != TargetTraits.OpenVSwitch.MISSING, "no Open vSwitch here");
        Topology lab = star(Bridge.of("sw").withType(Bridge.Type.OPENVSWITCH));
        deploy(lab);
        Topology apart = port(port(lab, "a-br", vlan(10)), "b-br", vlan(20));
        deploy(apart);
        assertThat(pings("a", "10.0.0.2", false)).isFalse();
        deploy(port(apart, "b-br", vlan(10)));
        assertThat(pings("a", "10.0.0.2", true)).isTrue();
        BridgePort trunk = BridgePort.PLAIN.withVlans(
                new PortVlans.Trunk(List.of(VlanRange.of(10), new VlanRange(20, 30)), null));
        deploy(port(port(apart, "c-br", trunk), "b-br", vlan(10)));
        deploy(port(apart, "c-br", BridgePort.PLAIN.withVlans(new PortVlans.Trunk(List.of(VlanRange.of(20)), 10))));
        assertThat(pings("a", "10.0.0.3", true)).isTrue();
        deploy(lab);
    }

    @SideBySide
    @Test
    void aTrunkBetweenTwoSwitchesCarriesEachVlanByItself() throws Exception {
        assumeTrue(target.traits().openVSwitch() != TargetTraits.OpenVSwitch.MISSING, "no Open vSwitch here");
        BridgePort trunk =
                BridgePort.PLAIN.withVlans(new PortVlans.Trunk(List.of(VlanRange.of(10), VlanRange.of(20)), null));
        Topology lab = port(port(port(star(Bridge.of("sw").withType(Bridge.Type.OPENVSWITCH)), "a-br", vlan(10)), "b-br", vlan(20)), "c-br", vlan(10))
                .withNode(Bridge.of("far").withType(Bridge.Type.OPENVSWITCH))
                .withCable(Cable.of(
                        CableEnd.of("sw", "to-far").withPort(trunk), CableEnd.of("far", "to-sw").withPort(trunk)));
        EndId moved = new EndId("b", "eth0");
        Topology across = lab.editCable(
                moved, c -> c.withEnd(c.b().id(), c.b().withNode("far").withPort(vlan(10))));
        deploy(lab);
        deploy(across);
        assertThat(pings("a", "10.0.0.2", true)).isTrue();
    }

    private static BridgePort vlan(int id) {
        return BridgePort.PLAIN.withVlans(new PortVlans.Access(id));
    }
}
