package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.net.BridgePort;
import dev.vethwork.net.PortVlans;
import dev.vethwork.net.VlanRange;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two switches whose cable does not carry a VLAN of both: told, and mended at the cable. */
class TrunkTest {
    private static final PortVlans TEN = new PortVlans.Access(10);
    private static final PortVlans TWENTY = new PortVlans.Trunk(List.of(VlanRange.of(20)), null);

    private static Topology lab(Bridge.Type type, PortVlans one, PortVlans other) {
        return Topology.empty("trunk")
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withNode(Bridge.of("sw1").withType(type).withVlanFiltering(type == Bridge.Type.LINUX))
                .withNode(Bridge.of("sw2").withType(type).withVlanFiltering(type == Bridge.Type.LINUX))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.0.1/24"), port("sw1", "p-red", TEN)))
                .withCable(Cable.of(port("sw1", "t1", one), port("sw2", "t2", other)))
                .withCable(Cable.of(CableEnd.of("blue", "eth0", "10.0.0.2/24"), port("sw2", "p-blue", TEN)));
    }

    private static CableEnd port(String bridge, String name, PortVlans vlans) {
        return CableEnd.of(bridge, name).withPort(new BridgePort(false, false, vlans));
    }

    @ParameterizedTest
    @EnumSource
    void aTrunkWithoutTheVlanIsToldAndMended(Bridge.Type type) {
        mended(lab(type, TWENTY, TWENTY), "let the trunk at sw1:t1 carry VLAN 10");
    }

    @ParameterizedTest
    @EnumSource
    void aTrunkAgainstAnAccessPortIsToldAndMended(Bridge.Type type) {
        mended(lab(type, new PortVlans.Trunk(List.of(VlanRange.of(10)), null), TEN), "sw2:t2");
    }

    private static void mended(Topology lab, String with) {
        Explanation said = Explanations.explain(lab, "red", "blue", Probe.PING);
        assertThat(said.cause()).as(said.message()).isEqualTo(Cause.PORTS_APART);
        assertThat(said.fixes()).extracting(Fix::title).anyMatch(title -> title.contains(with));
        Topology after = said.fixes().getFirst().edit().apply(lab);
        assertThat(Explanations.explain(after, "red", "blue", Probe.PING).reachable()).isTrue();
    }
}
