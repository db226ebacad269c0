package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A fix that was drawn, in a lab that is not deployed anew yet. */
class DrawnFixTest {
    private static final Topology LAB = Topology.empty("lab")
            .withNode(Namespace.of("red"))
            .withNode(Namespace.of("blue"))
            .withCable(Cable.of(
                    CableEnd.of("red", "r", "10.0.0.1/24"), CableEnd.of("blue", "b", "10.0.0.2/24").withUp(false)));

    /** As a kernel has it. */
    private static NetworkState deployed(Topology topology) {
        return TopologyCompiler.compile(topology, TargetTraits.SANDBOX).state();
    }

    @Test
    void aFixIsOfferedUntilItIsDrawn() {
        NetworkState observed = deployed(LAB);
        Explanation before = Explanations.explain(LAB, observed, "red", "blue", Probe.PING);
        assertThat(before.fixes()).isNotEmpty();
        Topology drawn = before.fixes().getFirst().edit().apply(LAB);
        Explanation after = Explanations.explain(drawn, observed, "red", "blue", Probe.PING);
        assertThat(after.reachable()).isFalse();
        assertThat(after.fixes()).isEmpty();
        assertThat(after.message()).contains("deploy the lab again");
    }

    /** The drawing is not to blame, and nothing of it waits: an edit has to make up for what the place does. */
    @Test
    void whatThePlaceDoesIsStillMendedByTheDrawing() {
        Topology lab = LAB.withoutCable(LAB.cables().getFirst().a().id())
                .withCable(Cable.of(CableEnd.of("red", "r", "10.0.0.1/24"), CableEnd.of("blue", "b", "10.0.0.2/24")));
        NetworkState as = deployed(lab);
        NamespaceState blue = as.namespaces().get("blue");
        TreeMap<String, String> settings = new TreeMap<>(blue.sysctls());
        settings.put("net.ipv4.icmp_echo_ignore_all", "1");
        Explanation ping = Explanations.explain(lab, as.with(blue.withSysctls(settings)), "red", "blue", Probe.PING);
        assertThat(ping.reachable()).isFalse();
        assertThat(ping.message()).doesNotContain("deploy the lab again");
    }
}
