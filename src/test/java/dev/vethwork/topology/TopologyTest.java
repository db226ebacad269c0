package dev.vethwork.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.net.BadValue;
import dev.vethwork.topology.segment.Segments;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TopologyTest {
    private static final Topology PAIR = Topology.empty("lab")
            .withNode(Namespace.of("red"))
            .withNode(Namespace.of("blue"))
            .withCable(Cable.of(CableEnd.of("red", "veth-red"), CableEnd.of("blue", "veth-blue")));

    @Test
    void parallelCablesAreCablesOfTheirOwn() {
        Topology two = PAIR.withCable(Cable.of(CableEnd.of("red", "r1"), CableEnd.of("blue", "b1")));
        assertThat(two.cables()).hasSize(2);
        assertThat(two.endsOf("red")).hasSize(2);
    }

    @Test
    void aCableToNowhereAndTwoEndsOfOneNameAreRefused() {
        assertThatThrownBy(() -> PAIR.withCable(Cable.of(CableEnd.of("red", "x"), CableEnd.of("green", "y"))))
                .isInstanceOf(BadValue.class)
                .hasMessageContaining("green");
        assertThatThrownBy(() -> PAIR.withCable(Cable.of(CableEnd.of("red", "veth-red"), CableEnd.of("blue", "y"))))
                .isInstanceOf(BadValue.class)
                .hasMessageContaining("veth-red");
    }

    @Test
    void renamingANodeTakesItsCablesAndItsPlaceAlong() {
        Topology renamed = PAIR.withLayout(Map.of("red", new Position(1, 2)))
                .withNode("red", Namespace.of("crimson"));
        assertThat(renamed.cables().getFirst().a().node()).isEqualTo("crimson");
        assertThat(renamed.layout()).containsOnlyKeys("crimson");
        assertThat(renamed.nodes().keySet()).containsExactly("crimson", "blue");
    }

    @Test
    void removingANodeRemovesItsCables() {
        assertThat(PAIR.withoutNodes(Set.of("red")).cables()).isEmpty();
    }

    @Test
    void bridgesJoinedByACableAreOneSegment() {
        Topology bridged = Topology.empty("lab")
                .withNode(Bridge.of("br0"))
                .withNode(Bridge.of("br1"))
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withCable(Cable.of(CableEnd.of("br0", "x0"), CableEnd.of("br1", "x1")))
                .withCable(Cable.of(CableEnd.of("red", "eth0"), CableEnd.of("br0", "r")))
                .withCable(Cable.of(CableEnd.of("blue", "eth0"), CableEnd.of("br1", "b")))
                .withCable(Cable.of(CableEnd.of("red", "eth1"), CableEnd.of("blue", "eth1")));
        Segments segments = Segments.of(bridged);
        assertThat(segments.all()).hasSize(2);
        assertThat(segments.of(new EndId("red", "eth0"))).isEqualTo(segments.of(new EndId("blue", "eth0")));
        assertThat(segments.ofBridge("br1").orElseThrow().ends())
                .extracting(CableEnd::node)
                .containsExactly("red", "blue");
    }

    @Test
    void parallelCablesBetweenBridgesAreALoop() {
        Topology one = Topology.empty("lab")
                .withNode(Bridge.of("br0"))
                .withNode(Bridge.of("br1"))
                .withCable(Cable.of(CableEnd.of("br0", "x0"), CableEnd.of("br1", "x1")));
        assertThat(Segments.uncutLoops(one)).isEmpty();
        Topology two = one.withCable(Cable.of(CableEnd.of("br0", "y0"), CableEnd.of("br1", "y1")));
        assertThat(Segments.uncutLoops(two)).singleElement().satisfies(loop -> assertThat(loop).hasSize(2));
    }

    @Test
    void aLoopIsCutByEachOfItsBridgesThatSpeaksStpAndByNoOtherOne() {
        Topology hub = Topology.empty("lab").withNode(Bridge.of("hub").withStp(true));
        for (int i = 0; i < 3; i++) {
            hub = hub.withNode(Bridge.of("b" + i))
                    .withCable(Cable.of(CableEnd.of("hub", "h" + i), CableEnd.of("b" + i, "up")));
        }
        Topology wheel = hub;
        for (int i = 0; i < 3; i++) {
            wheel = wheel.withCable(Cable.of(CableEnd.of("b" + i, "out"), CableEnd.of("b" + (i + 1) % 3, "in")));
        }
        assertThat(Segments.uncutLoops(wheel)).singleElement().satisfies(loop -> assertThat(loop).hasSize(3));
        assertThat(Segments.uncutLoops(wheel.withNode("b1", Bridge.of("b1").withStp(true)))).isEmpty();
    }

    @Test
    void equalDrawingsAreEqualAndAnotherOrderIsAnother() {
        assertThat(PAIR.withNotes(List.of())).isEqualTo(PAIR).hasSameHashCodeAs(PAIR);
        assertThat(PAIR.withDescription("x")).isNotEqualTo(PAIR);
    }
}
