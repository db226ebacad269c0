package dev.vethwork.ui.inspector.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Mac;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import dev.vethwork.net.RuleTable;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Neighbor;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.ProcessEntry;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.kind.Veth;
import dev.vethwork.state.netfilter.Policy;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LivePaneTest {
    private static final Topology LAB = Topology.empty("lab")
            .withNode(Namespace.of("red"))
            .withNode(Bridge.of("v-net-0"))
            .withNode(Host.of("host"))
            .withCable(Cable.of(CableEnd.of("red", "veth-red", "192.168.15.1/24"), CableEnd.of("v-net-0", "veth-red-br")));

    private static final NamespaceState RED = NamespaceState.empty("red")
            .with(Interface.of("veth-red", Veth.LOOSE, "lab").withAddresses(List.of(Prefix.parse("192.168.15.1/24"))))
            .withNeighbors(List.of(new Neighbor(
                    Addresses.parse("192.168.15.2"), "veth-red", new Mac("02:00:00:00:00:02"), "REACHABLE")))
            .withRoutes(List.of(
                    new RouteEntry(
                            Prefix.ALL_V4,
                            RouteEntry.Type.UNICAST,
                            List.of(RouteEntry.Hop.of(Addresses.parse("192.168.15.5"), "veth-red")),
                            0,
                            null,
                            RouteTable.MAIN,
                            "boot",
                            "global",
                            null),
                    new RouteEntry(
                            Prefix.parse("192.168.15.1"),
                            RouteEntry.Type.LOCAL,
                            List.of(),
                            0,
                            null,
                            RouteTable.LOCAL,
                            "kernel",
                            "host",
                            null)))
            .withNetfilter(new Netfilter(
                    List.of(
                            new Netfilter.Chain(RuleTable.FILTER, "FORWARD", Policy.DROP, null, List.of()),
                            new Netfilter.Chain(
                                    RuleTable.NAT,
                                    "POSTROUTING",
                                    Policy.ACCEPT,
                                    null,
                                    List.of(new Netfilter.Rule(List.of("-o", "veth-red", "-j", "MASQUERADE"), null)))),
                    List.of()))
            .withProcesses(List.of(new ProcessEntry(4711, 1, "python3 -m http.server 80", "web", true, true)));

    @Test
    void theArpTableShowsTheNeighbour() {
        assertThat(LiveTable.ARP.rows(RED).getFirst().cells())
                .containsExactly("192.168.15.2", "02:00:00:00:00:02", "veth-red", "REACHABLE");
    }

    @Test
    void theRouteTableLeavesOutWhatTheKernelKeepsForItself() {
        assertThat(LiveTable.ROUTES.rows(RED)).singleElement().satisfies(row -> assertThat(row.cells())
                .startsWith("default", "192.168.15.5", "veth-red")
                .endsWith("main"));
    }

    @Test
    void natComesFirstAndAPolicyOfDropIsTold() {
        assertThat(LiveTable.NAT.rows(RED))
                .extracting(row -> row.cells().getLast())
                .containsExactly("-A POSTROUTING -o veth-red -j MASQUERADE", "-P FORWARD DROP");
    }

    @Test
    void aProcessHasItsNumbersInsideAndOutside() {
        assertThat(LiveTable.PROCESSES.rows(RED).getFirst().cells()).startsWith("4711", "1");
    }

    @Test
    void everyRowHasACellForEveryColumn() {
        for (LiveTable table : LiveTable.values()) {
            assertThat(table.rows(RED)).isNotEmpty().allSatisfy(row -> assertThat(row.cells())
                    .hasSameSizeAs(table.columns()));
        }
    }

    @Test
    void nothingSelectedShowsTheHost() {
        assertThat(LivePane.of(LAB, List.of(), true)).containsExactly(LivePane.host(LAB));
    }

    @Test
    void aNodeIsComparedWithTheHost() {
        assertThat(LivePane.of(LAB, List.of("red"), true))
                .extracting(LivePane::title)
                .containsExactly("red", "host");
    }

    @Test
    void aCableShowsBothItsEnds() {
        assertThat(LivePane.of(LAB, List.of("red:veth-red"), false))
                .containsExactly(
                        new LivePane("red", "red", Set.of("veth-red")),
                        new LivePane("v-net-0", NetworkState.ROOT, Set.of("veth-red-br")));
    }

    @Test
    void aNamespaceThatIsNotThereHasNoTable() {
        LivePane pane = LivePane.of(LAB, List.of("red"), false).getFirst();
        assertThat(pane.rows(LiveTable.ARP, NetworkState.EMPTY)).isEmpty();
        assertThat(pane.rows(LiveTable.ARP, NetworkState.EMPTY.with(RED))).isPresent();
    }

    @Test
    void anInterfaceBelongsToItsCable() {
        assertThat(LivePane.of(LAB, List.of("red"), false).getFirst().element(LAB, "veth-red"))
                .contains("red:veth-red");
        assertThat(LivePane.host(LAB).element(LAB, "v-net-0")).contains("v-net-0");
    }
}
