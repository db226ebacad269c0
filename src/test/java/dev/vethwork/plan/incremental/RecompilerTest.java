package dev.vethwork.plan.incremental;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Site;
import dev.vethwork.topology.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecompilerTest {
    private static final Topology LAB = Topology.empty("lab")
            .withNode(Host.of("host"))
            .withNode(Namespace.of("red"))
            .withNode(Namespace.of("blue"))
            .withNode(Namespace.of("green"))
            .withNode(Bridge.of("br0"))
            .withNode(Bridge.of("sw").withSite(Site.ISOLATED))
            .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.0.1/24"), CableEnd.of("br0", "p-red")))
            .withCable(Cable.of(CableEnd.of("blue", "eth0", "10.0.0.2/24"), CableEnd.of("br0", "p-blue")))
            .withCable(Cable.of(CableEnd.of("green", "eth0", "10.0.1.2/24"), CableEnd.of("sw", "p-green")));

    private static final NetworkState BEFORE =
            TopologyCompiler.compile(LAB, TargetTraits.SANDBOX).state();

    @Test
    void whateverIsEditedTheStateIsThatOfTheWholeDrawing() {
        List<Topology> edited = List.of(
                FixEdits.stack(LAB, "red", s -> s.withForwarding(true)),
                FixEdits.stack(LAB, "host", s -> s.withForwarding(true)),
                FixEdits.end(LAB, new EndId("blue", "eth0"), e -> e.withUp(false)),
                FixEdits.end(LAB, new EndId("sw", "p-green"), e -> e.withMtu(1300)),
                LAB.withNode("br0", Bridge.of("br0").withAddresses(List.of(InterfaceAddress.parse("10.0.0.9/24")))),
                LAB.withNode("br0", Bridge.of("br0").withSite(Site.ISOLATED)),
                LAB.withNode("red", Namespace.of("crimson")),
                LAB.withNode(Namespace.of("black")),
                LAB.withoutNodes(java.util.Set.of("green")),
                LAB.withoutCable(new EndId("red", "eth0")),
                LAB.withCable(Cable.of(CableEnd.of("red", "eth1"), CableEnd.of("blue", "eth1"))));
        assertThat(edited)
                .allSatisfy(after -> assertThat(
                                Recompiler.recompile(LAB, BEFORE, after, TargetTraits.SANDBOX))
                        .isEqualTo(TopologyCompiler.compile(after, TargetTraits.SANDBOX).state()));
    }

    @Test
    void whatTheEditDidNotTouchIsNotMadeAnew() {
        Topology after = FixEdits.end(LAB, new EndId("green", "eth0"), e -> e.withUp(false));
        NetworkState now = Recompiler.recompile(LAB, BEFORE, after, TargetTraits.SANDBOX);
        assertThat(now.namespaces().get("red")).isSameAs(BEFORE.namespaces().get("red"));
        assertThat(now.root()).isSameAs(BEFORE.root());
        assertThat(now.namespaces().get("sw")).isNotEqualTo(BEFORE.namespaces().get("sw"));
    }
}
