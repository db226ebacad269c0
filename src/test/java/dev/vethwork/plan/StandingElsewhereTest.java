package dev.vethwork.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.edit.Edits;
import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.kind.Macvlan;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnMacvlan;
import dev.vethwork.topology.kind.DrawnMacvlan.Mode;
import dev.vethwork.topology.kind.Elsewhere;
import dev.vethwork.topology.kind.LinkBasics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interfaces on interfaces of other nodes: a container's on the card of its machine. */
class StandingElsewhereTest {
    private static final Topology LAB = Topology.empty("elsewhere")
            .withNode(Host.of("host"))
            .withNode(Namespace.of("box"))
            .withNode(Namespace.of("lan"))
            .withNode(holding("c1", new DrawnMacvlan(LinkBasics.of("eth0"), "nic0", Mode.BRIDGE, "box")))
            .withNode(holding("c2", new DrawnMacvlan(LinkBasics.of("eth0"), "up0", Mode.BRIDGE, "host")))
            .withCable(Cable.of(CableEnd.of("box", "nic0", "10.0.0.2/24"), CableEnd.of("lan", "eth0", "10.0.0.1/24")))
            .withCable(Cable.of(CableEnd.of("host", "up0", "10.0.1.2/24"), CableEnd.of("lan", "eth1", "10.0.1.1/24")));

    @TempDir
    Path home;

    private static Namespace holding(String name, DrawnMacvlan drawn) {
        return Namespace.of(name).withStack(Namespace.of(name).stack().withInterfaces(List.of(drawn)));
    }

    private static List<Elsewhere> below(Topology lab, String node) {
        return lab.node(node).stream()
                .flatMap(n -> ((StackNode) n).stack().interfaces().stream())
                .flatMap(drawn -> drawn.elsewhere().stream())
                .toList();
    }

    @Test
    void theFileSaysInWhichNodeTheInterfaceBelowIs() throws Exception {
        assertThat(TopologyFormat.print(LAB)).contains("\"link\": \"nic0\", \"linkIn\": \"box\"");
        assertThat(TopologyFormat.parse(TopologyFormat.print(LAB))).isEqualTo(LAB);
    }

    @Test
    void itStandsOnNoInterfaceOfANodeThatIsNotDrawnNorOfItsOwn() {
        assertThatThrownBy(() -> Topology.empty("lab")
                        .withNode(holding("c1", new DrawnMacvlan(LinkBasics.of("eth0"), "nic0", Mode.BRIDGE, "box"))))
                .isInstanceOf(BadValue.class)
                .hasMessageContaining("box");
        assertThatThrownBy(() -> Topology.empty("lab")
                        .withNode(holding("c1", new DrawnMacvlan(LinkBasics.of("eth0"), "nic0", Mode.BRIDGE, "c1"))))
                .isInstanceOf(BadValue.class);
    }

    @Test
    void itFollowsTheNamesOfTheNodeAndTheInterfaceBelow() {
        Topology renamed = Edits.rename("box", "machine").apply(LAB);
        assertThat(below(renamed, "c1")).containsExactly(new Elsewhere("machine", "nic0"));
        assertThat(below(LAB.withBelow(new Elsewhere("box", "nic0"), new Elsewhere("box", "enp3s0")), "c1"))
                .containsExactly(new Elsewhere("box", "enp3s0"));
    }

    @Test
    void itGoesWithTheNodeBelow() {
        Topology less = LAB.withoutNodes(Set.of("box"));
        assertThat(below(less, "c1")).isEmpty();
        assertThat(below(less, "c2")).hasSize(1);
    }

    @Test
    @NeedsSandbox
    void theKernelHasItAsDrawnThroughItsWholeLife() throws Exception {
        try (Target target = new LocalTargets(home).open("elsewhere", TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE)) {
            try {
                deploy(target, LAB);
                assertThat(kind(target, "c1")).isEqualTo(new Macvlan("nic0", "bridge", "box"));
                assertThat(kind(target, "c2")).isEqualTo(new Macvlan("up0", "bridge", NetworkState.ROOT));
                assertThat(differing(target, LAB)).isEmpty();
                // Somebody takes it away behind the drawing's back.
                assertThat(target.execute("elsewhere", "c1", List.of("ip", "link", "del", "eth0"), Duration.ofSeconds(9)).succeeded())
                        .isTrue();
                assertThat(differing(target, LAB)).isNotEmpty();
                deploy(target, LAB);
                assertThat(differing(target, LAB)).isEmpty();
                // It moves to an interface of another node, and its first one goes.
                Topology moved = LAB.withNode(
                                "c1", holding("c1", new DrawnMacvlan(LinkBasics.of("eth0"), "eth1", Mode.PRIVATE, "lan")))
                        .withoutNodes(Set.of("box"));
                deploy(target, moved);
                assertThat(kind(target, "c1")).isEqualTo(new Macvlan("eth1", "private", "lan"));
                assertThat(differing(target, moved)).isEmpty();
                // The kernel takes it with the interface below, and the plan makes it again.
                deploy(target, LAB);
                assertThat(differing(target, LAB)).isEmpty();
            } finally {
                target.apply(Compiled.nothing("elsewhere"), RunListener.SILENT, new Cancellation());
            }
        }
    }

    private static Object kind(Target target, String node) throws Exception {
        return target.observe("elsewhere").namespace(node).orElseThrow().device("eth0").orElseThrow().kind();
    }

    private static void deploy(Target target, Topology lab) throws Exception {
        target.apply(TopologyCompiler.compile(lab, target.traits()), RunListener.SILENT, new Cancellation());
    }

    private static List<String> differing(Target target, Topology lab) throws Exception {
        return Planner.plan(TopologyCompiler.compile(lab, target.traits()), target.observe("elsewhere"), target.traits()).steps().stream()
                .map(step -> String.join(" ", step.argv()))
                .toList();
    }
}
