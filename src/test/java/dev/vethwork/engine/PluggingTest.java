package dev.vethwork.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.drift.Drift;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.Queue;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Shaping;
import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Cables of a running lab are pulled and plugged: of the bridges' side no more is read than their own ports. */
@NeedsSandbox
class PluggingTest extends RunningLab {
    private static final String LAB = "plugging";
    private static final EndId RED = new EndId("red", "eth0");
    private static final Cable CABLE =
            Cable.of(CableEnd.of("red", "eth0", "192.168.15.1/24"), CableEnd.of("v-net-0", "red-br"));
    private static final Topology PULLED = Topology.empty(LAB)
            .withNode(Namespace.of("red"))
            .withNode(Namespace.of("blue"))
            .withNode(Bridge.of("v-net-0").withAddresses(List.of(InterfaceAddress.parse("192.168.15.5/24"))))
            .withNode(Bridge.of("v-net-1"))
            .withCable(Cable.of(CableEnd.of("blue", "eth0", "192.168.15.2/24"), CableEnd.of("v-net-0", "blue-br")));
    private static final Topology PLUGGED = PULLED.withCable(CABLE);

    PluggingTest() {
        super(PULLED);
    }

    private void change(Topology to) throws TargetException {
        known = target.change(Change.of(compiled(to), known), RunListener.SILENT, new Cancellation())
                .state();
    }

    /** Each interface of the root namespace in one line; a MAC is the kernel's choice. */
    private static Map<String, String> root(NetworkState state) {
        Map<String, String> all = new TreeMap<>();
        for (Interface device : state.root().interfaces().values()) {
            all.put(
                    device.name(),
                    String.join(
                            " ",
                            device.kind().toString(),
                            "" + device.index(),
                            "" + device.owner(),
                            "" + device.master(),
                            "" + device.up(),
                            "" + device.peer()));
        }
        return all;
    }

    @Test
    void whatIsKnownAfterEachChangeIsWhatAWholeReadingShows() throws Exception {
        Topology elsewhere = PULLED.withCable(
                Cable.of(CableEnd.of("red", "eth0", "192.168.15.1/24"), CableEnd.of("v-net-1", "red-br")));
        Topology renamed = PULLED.withCable(
                Cable.of(CableEnd.of("red", "eth0", "192.168.15.1/24"), CableEnd.of("v-net-0", "other-br")));
        Topology empty = PLUGGED.withoutCable(RED).withoutCable(new EndId("blue", "eth0"));
        for (Topology next : List.of(PLUGGED, PULLED, PLUGGED, elsewhere, renamed, empty, PLUGGED)) {
            change(next);
            NetworkState whole = target.observe(LAB);
            assertThat(root(known)).isEqualTo(root(whole));
            assertThat(Drift.of(next, known, target.traits()).items()).isEmpty();
            assertThat(Drift.of(next, whole, target.traits()).items()).isEmpty();
        }
    }

    @Test
    void anInterfaceOfSomebodyElsesWithThePortsNameIsFoundThoughNobodyToldOfIt() throws Exception {
        byHand("ip", "link", "add", "red-br", "type", "bridge");
        assertThatThrownBy(() -> change(PLUGGED)).isInstanceOf(ConflictException.class);
        byHand("ip", "link", "show", "dev", "red-br");
        byHand("ip", "link", "del", "red-br");
        change(PLUGGED);
        assertThat(Drift.of(PLUGGED, target.observe(LAB), target.traits()).items()).isEmpty();
    }

    @Test
    void aBridgeThatWentUnheardOfIsMadeAgainFirst() throws Exception {
        byHand("ip", "link", "del", "v-net-0");
        change(PLUGGED);
        assertThat(Drift.of(PLUGGED, target.observe(LAB), target.traits()).items()).isEmpty();
    }

    @Test
    void aPlainCableInThePlaceOfAShapedOneHasNothingOfIt() throws Exception {
        Cable shaped = new Cable(CABLE.a(), CABLE.b(), new Shaping("1mbit", null, null));
        change(PULLED.withCable(shaped));
        assertThat(known.root().device("red-br").orElseThrow().shaping()).isNotEqualTo(Queue.NONE);
        change(PULLED);
        change(PLUGGED);
        assertThat(Drift.of(PLUGGED, target.observe(LAB), target.traits()).items()).isEmpty();
    }

    @Test
    void aPortThatWentUnheardOfIsNotPulledAgain() throws Exception {
        change(PLUGGED);
        byHand("ip", "link", "del", "red-br");
        change(PULLED);
        assertThat(root(known)).isEqualTo(root(target.observe(LAB))).doesNotContainKey("red-br");
    }
}
