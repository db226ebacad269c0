package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.explain.lint.Lint;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.net.PortVlans;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Topology;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A router that is in two VLANs over one cable, by sub-interfaces, as far as the walk goes: not every kernel has them. */
class RouterOnAStickTest {
    private static final EndId BLUE = new EndId("sw", "blue-br");
    private static final EndId STICK = new EndId("sw", "router-br");

    private Topology lab;

    @BeforeEach
    void read() throws Exception {
        lab = TopologyFormat.read(Path.of("sample-topologies/18-router-on-a-stick.vethwork.json"));
    }

    private static Topology inVlans(Topology lab, EndId port, PortVlans vlans) {
        return lab.editCable(port, c -> c.withEnd(port, c.b().withPort(c.b().port().withVlans(vlans))));
    }

    private static Explanation ask(Topology lab, String from, String to) {
        return Explanations.explain(lab, from, to, Probe.PING);
    }

    @Test
    void oneVlanReachesTheOtherThroughTheRouterAlone() {
        Explanation there = ask(lab, "red", "blue");
        assertThat(there.reachable()).isTrue();
        assertThat(there.path()).extracting(PathHop::node).contains("router");
        assertThat(ask(lab, "red", "green").path()).extracting(PathHop::node).doesNotContain("router");
    }

    @Test
    void aVlanThatTheTrunkDoesNotCarryIsCutOff() {
        Topology narrow = inVlans(lab, STICK, new PortVlans.Access(10));
        assertThat(ask(narrow, "red", "blue").reachable()).isFalse();
        assertThat(ask(narrow, "red", "green").reachable()).isTrue();
    }

    @Test
    void whoIsPluggedIntoTheWrongVlanFindsNobody() {
        assertThat(ask(inVlans(lab, BLUE, new PortVlans.Access(10)), "blue", "router").reachable()).isFalse();
    }

    @Test
    void theInterfaceThatCarriesTheTagsNeedsNoAddress() {
        assertThat(Lint.check(lab, Ground.UNKNOWN)).isEmpty();
    }
}
