package dev.vethwork.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Peer;
import dev.vethwork.state.kind.Veth;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EndsTest {
    private static final Interface RED =
            Interface.of("veth-red", Veth.LOOSE, null).withPeer(new Peer("blue", "veth-blue"));
    private static final Interface BLUE =
            Interface.of("veth-blue", Veth.LOOSE, null).withPeer(new Peer("red", "veth-red"));

    private static SortedMap<String, NamespaceState> both(Interface red, Map<String, Interface> blue) {
        TreeMap<String, NamespaceState> all = new TreeMap<>();
        all.put("red", NamespaceState.empty("red").withInterfaces(new TreeMap<>(Map.of(red.name(), red))));
        all.put("blue", NamespaceState.empty("blue").withInterfaces(new TreeMap<>(blue)));
        return all;
    }

    @Test
    void aCableWhoseEndsNameEachOtherStays() {
        PairedEnds ends = new PairedEnds(both(RED, Map.of("veth-blue", BLUE)), Set.of("red", "blue"));
        assertThat(ends.agree()).isTrue();
        assertThat(ends.agreed()).isEqualTo(ends.namespaces());
    }

    @Test
    void anEndWhoseOtherEndIsGoneHasNone() {
        PairedEnds ends = new PairedEnds(both(RED, Map.of()), Set.of("red", "blue"));
        assertThat(ends.agree()).isFalse();
        assertThat(ends.agreed().get("red").interfaces().get("veth-red").peer()).isNull();
    }

    @Test
    void anEndInANamespaceThatWasNotReadIsBelieved() {
        PairedEnds ends = new PairedEnds(both(RED, Map.of()), Set.of("red"));
        assertThat(ends.agree()).isTrue();
        assertThat(ends.agreed()).isEqualTo(ends.namespaces());
    }
}
