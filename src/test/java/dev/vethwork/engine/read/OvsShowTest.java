package dev.vethwork.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.PortVlans;
import dev.vethwork.net.VlanRange;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OvsShowTest {
    private static final String SHOW = """
            5a5c1f1e-0000-4000-8000-000000000000
                Bridge br1
                    datapath_type: netdev
                    Port veth-red-br
                        Interface veth-red-br
                    Port br1
                        Interface br1
                            type: internal
                Bridge "9br"
                    Port "9br"
                        Interface "9br"
                            type: internal
            """;

    private static final String TABLE = """
            br1,true,"{bridge-id=br1, vethwork=lesson}"
            "9br",false,"{my-vethwork=lesson, vethwork-not=lesson}"
            "br-3",false,"{vethwork=""a.b-c""}"
            """;

    private static final String PORTS = """
            veth-red-br,10,[],access
            veth-blue-br,[],"[10, 20, 21, 22]",trunk
            veth-lan-br,1,[20],native-untagged
            br1,[],[],[]
            """;

    private final OvsShow seen = OvsShow.parse(SHOW, TABLE, PORTS);

    @Test
    void readsPortsAndSpanningTrees() {
        assertThat(seen.masterOf("veth-red-br")).isEqualTo("br1");
        assertThat(seen.isBridge("9br")).isTrue();
        assertThat(seen.stp()).containsExactly("br1");
    }

    @Test
    void readsTheVlansOfPortsThatAreInSome() {
        assertThat(seen.vlans())
                .isEqualTo(Map.of(
                        "veth-red-br", new PortVlans.Access(10),
                        "veth-blue-br",
                                new PortVlans.Trunk(List.of(VlanRange.of(10), new VlanRange(20, 22)), null),
                        "veth-lan-br", new PortVlans.Trunk(List.of(VlanRange.of(20)), 1)));
    }

    @Test
    void readsWhoseEachBridgeIs() {
        assertThat(seen.labs()).hasSize(2).containsEntry("br1", "lesson").containsEntry("br-3", "a.b-c");
    }

    @Test
    void aBridgeThatIsDeadHasNoPorts() {
        assertThat(seen.without(Set.of("br1")).masterOf("veth-red-br")).isEmpty();
    }
}
