package dev.vethwork.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.net.BadValue;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Site;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Masquerade;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A bridge that lives in a node, as {@code cni0} of a Kubernetes node, shares the node's fate. */
class BridgeInsideTest {
    private static final Topology LAB = Topology.empty("lab")
            .withNode(Namespace.of("node1"))
            .withNode(Namespace.of("pod"))
            .withNode(Bridge.of("cni0").withSite(Site.inside("node1")))
            .withCable(Cable.of(CableEnd.of("pod", "eth0", "10.244.1.2/24"), CableEnd.of("cni0", "pod-br")));

    private static Optional<String> around(Topology lab, String bridge) {
        return lab.node(bridge).flatMap(n -> ((Bridge) n).inside());
    }

    @Test
    void staysInItsNodeWhenThatGetsAnotherName() {
        assertThat(around(Edits.rename("node1", "worker").apply(LAB), "cni0")).contains("worker");
    }

    @Test
    void goesWithItsNodeAndItsCablesGoToo() {
        Topology without = Edits.remove(List.of("node1")).apply(LAB);
        assertThat(without.nodes().keySet()).containsExactly("pod");
        assertThat(without.cables()).isEmpty();
    }

    @Test
    void isDuplicatedWithItsNodeIntoTheCopy() {
        Topology doubled = Edits.duplicate(Set.of("node1"), 10, 10).apply(LAB);
        assertThat(around(doubled, "cni1")).contains("node2");
        assertThat(around(doubled, "cni0")).contains("node1");
    }

    @Test
    void duplicatedAloneItStaysInTheSameNode() {
        Topology doubled = Edits.duplicate(Set.of("cni0"), 10, 10).apply(LAB);
        assertThat(around(doubled, "cni1")).contains("node1");
    }

    @Test
    void copiedWithoutItsNodeItIsTheHosts() {
        Topology copied = Fragment.of(LAB, Set.of("cni0"));
        assertThat(copied.nodes().values()).extracting(Node::home).containsExactly(Host.of("host").home());
    }

    @Test
    void rulesOfItsNodeFollowItsName() {
        Topology masked = LAB.withNode("node1", ((StackNode) LAB.node("node1").orElseThrow())
                .editStack(s -> s.withMasquerades(List.of(new Masquerade(null, "cni0")))));
        Topology renamed = Edits.rename("cni0", "cbr0").apply(masked);
        assertThat(((StackNode) renamed.node("node1").orElseThrow()).stack().masquerades())
                .extracting(nat -> nat.asked().out())
                .containsExactly("cbr0");
    }

    @Test
    void livesInNothingThatIsNoNamespace() {
        Topology hosted = LAB.withNode(Host.of("host"));
        for (String nowhere : List.of("gone", "host", "cni0")) {
            Bridge bridge = Bridge.of("cni0").withSite(Site.inside(nowhere));
            assertThatThrownBy(() -> hosted.withNode("cni0", bridge)).isInstanceOf(BadValue.class);
        }
    }
}
