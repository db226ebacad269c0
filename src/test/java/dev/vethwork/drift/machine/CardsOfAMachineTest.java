package dev.vethwork.drift.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.Prefix;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.Survey;
import dev.vethwork.state.kind.Other;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnPhysical;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CardsOfAMachineTest {
    private static NamespaceState space(String name, String card, String address) {
        return NamespaceState.empty(name)
                .with(Interface.of(card, Other.UNNAMED, null).withUp(true).withMtu(1500).withAddresses(List.of(Prefix.parse(address))));
    }

    @Test
    void aCardIsLentToTheNamespaceItIsInAndAnUplinkOfTheMachineWhereItStayed() {
        NetworkState state = NetworkState.EMPTY
                .with(space("", "eth0", "192.168.1.2/24"))
                .with(space("router", "enp3s0", "203.0.113.2/24"));
        TreeMap<String, Survey.Space> spaces = new TreeMap<>();
        spaces.put("router", new Survey.Space(Survey.Kind.NAMED, "/run/netns/router", "", ""));

        Topology drawn =
                MachineDrawing.of(new Survey("box", true, state, spaces, List.of()), "box", Set.of()).topology();

        assertThat(drawn.nodes().keySet()).containsExactlyInAnyOrder("host", "router", "outside");
        assertThat(drawn.cables()).hasSize(1);
        assertThat(drawn.endsOf("outside")).hasSize(1);
        Namespace router = (Namespace) drawn.node("router").orElseThrow();
        assertThat(router.stack().interfaces()).singleElement().isInstanceOfSatisfying(DrawnPhysical.class, card -> {
            assertThat(card.device()).isEqualTo("enp3s0");
            assertThat(card.basics().addresses()).hasSize(1);
        });
    }
}
