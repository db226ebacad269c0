package dev.vethwork.topology.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.topology.EndId;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnMacvlan;
import dev.vethwork.topology.kind.DrawnVlan;
import dev.vethwork.topology.kind.Elsewhere;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which interfaces stand on those of other nodes. */
class CrossNodeLinkTest {
    private static List<CrossNodeLink> links(DrawnInterface... ofA) {
        return CrossNodeLink.of(Topology.empty("lab")
                .withNode(Namespace.of("b"))
                .withNode(Namespace.of("a").withStack(IpStack.DEFAULT.withInterfaces(List.of(ofA)))));
    }

    @Test
    void theyAreToldWithTheNodeBelow() {
        DrawnInterface macvlan = new DrawnMacvlan(LinkBasics.of("mv0"), "eth0", DrawnMacvlan.Mode.BRIDGE, "b");
        DrawnInterface vlan = new DrawnVlan(LinkBasics.of("eth0.10"), "eth0", 10, "b");
        assertThat(links(macvlan, vlan))
                .containsExactly(
                        new CrossNodeLink(new EndId("a", "mv0"), new Elsewhere("b", "eth0")),
                        new CrossNodeLink(new EndId("a", "eth0.10"), new Elsewhere("b", "eth0")));
    }

    @Test
    void noneLeadsWithinANode() {
        assertThat(links(new DrawnMacvlan(LinkBasics.of("mv0"), "eth0", DrawnMacvlan.Mode.BRIDGE))).isEmpty();
    }
}
