package dev.vethwork.ui.inspector.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Sysctls;
import dev.vethwork.topology.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompletionsTest {
    private static final Topology LAB = Topology.empty("lab")
            .withNode(Namespace.of("red"))
            .withNode(Namespace.of("blue"))
            .withNode(Bridge.of("v-net-0").withAddresses(List.of(InterfaceAddress.parse("192.168.15.5/24"))))
            .withNode(Host.of("host"))
            .withCable(Cable.of(CableEnd.of("red", "veth-red", "192.168.15.1/24"), CableEnd.of("v-net-0", "veth-red-br")))
            .withCable(
                    Cable.of(CableEnd.of("blue", "veth-blue", "192.168.15.2/24"), CableEnd.of("v-net-0", "veth-blue-br")));

    private static List<String> of(String id, String key) {
        return Completions.of(LAB, List.of(id), key);
    }

    @Test
    void aGatewayIsSomebodyElseOnTheSegment() {
        assertThat(of("red", "via")).containsExactlyInAnyOrder("192.168.15.5", "192.168.15.2");
        assertThat(of("host", "via")).containsExactlyInAnyOrder("192.168.15.1", "192.168.15.2");
    }

    @Test
    void aDeviceIsOneOfTheNodesOwn() {
        assertThat(of("red", "device")).containsExactly("veth-red");
        assertThat(of("host", "in")).containsExactly("v-net-0");
    }

    @Test
    void anAddressIsTheNextFreeOneOfTheSegment() {
        assertThat(of("red:veth-red", "address")).containsExactly("192.168.15.3/24");
        assertThat(of("v-net-0", "address")).containsExactly("192.168.15.3/24");
    }

    @Test
    void aDestinationIsEverythingOrASubnetOfTheDrawing() {
        assertThat(of("red", "to")).containsExactly("default", "192.168.15.0/24");
    }

    @Test
    void everyOfferedSettingMayBeSet() {
        assertThat(of("red", "sysctl"))
                .contains("net.ipv4.ip_forward", "net.ipv4.conf.veth-red.rp_filter")
                .allSatisfy(name -> assertThat(Sysctls.check(name, "1")).isEqualTo("1"));
    }

    @Test
    void whatBeginsWithTheTypedTextComesFirst() {
        assertThat(Completions.matching(List.of("veth-br", "br0", "eth1"), "BR")).containsExactly("br0", "veth-br");
        assertThat(Completions.matching(List.of("br0", "br01"), "br0")).isEmpty();
        assertThat(Completions.matching(List.of("br0", "eth1"), "")).containsExactly("br0", "eth1");
    }
}
