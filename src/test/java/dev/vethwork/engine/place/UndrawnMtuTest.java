package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnMacvlan;
import dev.vethwork.topology.kind.DrawnTun;
import dev.vethwork.topology.kind.LinkBasics;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An MTU that is drawn no more is what it would be had it never been drawn, also of what stands on the interface. */
@NeedsSandbox
class UndrawnMtuTest {
    @TempDir
    Path home;

    private static Topology lab(Integer below, Integer above) {
        return Topology.empty("chance")
                .withNode(Namespace.of("red").withStack(IpStack.DEFAULT.withInterfaces(List.of(
                        new DrawnTun(LinkBasics.of("tap0").withMtu(below), true),
                        new DrawnMacvlan(LinkBasics.of("mv0").withMtu(above), "tap0", DrawnMacvlan.Mode.BRIDGE)))));
    }

    @Test
    void whateverWasDrawnBefore() throws Exception {
        try (TrustPlace place = TrustPlace.sandbox("chance", home)) {
            place.apply(place.compile(lab(null, null)));
            String plain = place.settled();
            assertThat(plain).contains("\"mtu\":1500").doesNotContain("\"mtu\":1400");
            for (Topology other : List.of(lab(1400, null), lab(null, 1400), lab(9000, null), lab(9000, 1400))) {
                place.apply(place.compile(other));
                assertThat(place.isComplete(place.compile(other))).isTrue();
                place.apply(place.compile(lab(null, null)));
                assertThat(place.alike()).isEqualTo(plain);
            }
        }
    }

    @Test
    void whatStandsOnALargerOneIsAsLargeFromTheBeginning() throws Exception {
        try (TrustPlace place = TrustPlace.sandbox("chance", home)) {
            place.apply(place.compile(lab(9000, null)));
            assertThat(place.settled()).contains("\"mtu\":9000").doesNotContain("\"mtu\":1500");
            assertThat(place.isComplete(place.compile(lab(9000, null)))).isTrue();
        }
    }

    private static Topology switched(Integer bridge, int... ports) {
        Topology lab = Topology.empty("chance").withNode(Bridge.of("br0").withMtu(bridge));
        for (int i = 0; i < ports.length; i++) {
            lab = lab.withNode(Namespace.of("n" + i))
                    .withCable(Cable.of(CableEnd.of("n" + i, "eth0"), CableEnd.of("br0", "p" + i).withMtu(ports[i])));
        }
        return lab;
    }

    @Test
    void aBridgeIsAsLargeAsItsSmallestPortAgain() throws Exception {
        try (TrustPlace place = TrustPlace.sandbox("chance", home)) {
            for (Topology next : List.of(switched(null, 1400), switched(null, 1400, 1300), switched(null, 9000), switched(null))) {
                place.apply(place.compile(switched(1280, 1400)));
                place.apply(place.compile(next));
                assertThat(place.isComplete(place.compile(next))).isTrue();
                String changed = place.settled();
                place.destroy();
                place.apply(place.compile(next));
                assertThat(changed).isEqualTo(place.settled());
                place.destroy();
            }
        }
    }
}
