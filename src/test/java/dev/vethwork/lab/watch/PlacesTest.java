package dev.vethwork.lab.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.engine.Tap;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.inspect.DeployedLab;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Site;
import dev.vethwork.topology.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which interfaces a node has where packets are read. */
class PlacesTest {
    private static final Topology DRAWN = Topology.empty("places")
            .withNode(Namespace.of("red"))
            .withNode(Namespace.of("node1"))
            .withNode(Bridge.of("v-net-0").withAddresses(List.of(InterfaceAddress.parse("10.0.0.254/24"))))
            .withNode(Bridge.of("cni0").withSite(Site.inside("node1")))
            .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.0.1/24"), CableEnd.of("v-net-0", "red-br")))
            .withCable(Cable.of(CableEnd.of("node1", "eth0", "10.0.0.2/24"), CableEnd.of("v-net-0", "node1-br")))
            .withCable(Cable.of(CableEnd.of("red", "eth1", "10.1.0.1/24"), CableEnd.of("cni0", "pod-br")));
    private static final Places PLACES = new Places(new DeployedLab(
            "places",
            TargetTraits.SANDBOX,
            TopologyCompiler.compile(DRAWN, TargetTraits.SANDBOX).state(),
            DRAWN));

    private static List<String> labels(String... words) throws LabException {
        return PLACES.taps(List.of(words)).stream().map(Tap::label).toList();
    }

    @Test
    void aNodeHasItsInterfacesAndABridgeItselfAndItsPorts() throws LabException {
        assertThat(labels("red")).containsExactlyInAnyOrder("red:eth0", "red:eth1");
        assertThat(labels("v-net-0")).containsExactlyInAnyOrder("v-net-0:v-net-0", "v-net-0:red-br", "v-net-0:node1-br");
    }

    @Test
    void aBridgeThatLivesInANodeHasItsPortsThereAndTheNodeTheRest() throws LabException {
        assertThat(labels("cni0")).containsExactlyInAnyOrder("cni0:cni0", "cni0:pod-br");
        assertThat(labels("node1")).containsExactly("node1:eth0");
        assertThat(PLACES.taps(List.of("cni0:pod-br"))).containsExactly(new Tap("node1", "pod-br", "cni0:pod-br"));
        assertThat(PLACES.nodeOf("node1", "pod-br")).isEqualTo("cni0");
        assertThat(PLACES.nodeOf("", "red-br")).isEqualTo("v-net-0");
    }

    @Test
    void whatIsNotThereIsNamedWithWhatIs() {
        assertThatThrownBy(() -> labels("red:eth9"))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("eth9")
                .extracting(e -> ((LabException) e).remedy())
                .asString()
                .contains("eth0");
        assertThatThrownBy(() -> labels("green")).isInstanceOf(LabException.class).hasMessageContaining("green");
    }

    @Test
    void aNodesNameStandsForItsAddressesInAFilter() {
        assertThat(PLACES.names().addresses("red"))
                .containsExactlyInAnyOrder(Addresses.parse("10.0.0.1"), Addresses.parse("10.1.0.1"));
        assertThat(PLACES.names().addresses("green")).isEmpty();
    }
}
