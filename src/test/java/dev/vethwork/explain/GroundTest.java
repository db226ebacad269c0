package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.explain.lint.Lint;
import dev.vethwork.net.Family;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RuleTable;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.kind.Loopback;
import dev.vethwork.state.kind.Other;
import dev.vethwork.state.netfilter.Policy;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Masquerade;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Findings speak of the place that a drawing is to be deployed to. */
class GroundTest {
    private static final Topology BRIDGED = Topology.empty("lab")
            .withNode(Host.of("host"))
            .withNode(Namespace.of("red"))
            .withNode(Namespace.of("blue"))
            .withNode(Bridge.of("docker0").withAddresses(List.of(InterfaceAddress.parse("172.17.0.1/24"))))
            .withCable(Cable.of(CableEnd.of("red", "eth0", "172.17.0.2/24"), CableEnd.of("docker0", "p-red")))
            .withCable(Cable.of(CableEnd.of("blue", "eth0", "172.17.0.3/24"), CableEnd.of("docker0", "p-blue")));

    /** It has that bridge and subnet, filters bridged frames and drops what it does not know. */
    private static final NetworkState DOCKER = NetworkState.EMPTY.with(NamespaceState.empty(NetworkState.ROOT)
            .with(Interface.of("lo", Loopback.INSTANCE, null))
            .with(Interface.of("eth0", Other.UNNAMED, null)
                    .withAddresses(List.of(Prefix.parse("172.17.0.9/16"))))
            .withSysctls(new TreeMap<>(Map.of(
                    "net.bridge.bridge-nf-call-iptables", "1",
                    "net.bridge.bridge-nf-call-ip6tables", "1")))
            .withNetfilter(new Netfilter(drop(), drop())));

    @Test
    void theMachinesTroublesAreToldOfOnTheMachine() {
        assertThat(Lint.check(BRIDGED, Ground.machine(DOCKER)))
                .extracting(Finding::code)
                .contains("SUBNET_IN_USE", "BRIDGE_FILTERED");
    }

    @Test
    void aSandboxHasNoneOfTheMachinesTroubles() {
        assertThat(Lint.check(BRIDGED, Ground.sandbox(DOCKER, Set.of()))).isEmpty();
    }

    @Test
    void aSandboxHasNoneOfTheMachinesInterfaces() {
        Topology out = Labs.stack(BRIDGED, "host", s -> s.withMasquerades(List.of(new Masquerade(null, "eth0"))));
        assertThat(Lint.check(out, Ground.machine(DOCKER))).extracting(Finding::code).doesNotContain("NO_SUCH_INTERFACE");
        assertThat(Lint.check(out, Ground.sandbox(DOCKER, Set.of())))
                .extracting(Finding::code)
                .containsExactly("NO_SUCH_INTERFACE");
    }

    /** Docker sets both policies; a bridge that has no address of IPv4 is concerned by the other alone. */
    @Test
    void framesOfEitherFamilyThatTheMachineDropsAreToldOf() {
        for (Family family : Family.values()) {
            NetworkState one = DOCKER.with(DOCKER.root().withNetfilter(
                    family == Family.V4 ? new Netfilter(drop(), List.of()) : new Netfilter(List.of(), drop())));
            Topology lab = Topology.empty("lab")
                    .withNode(Namespace.of("red"))
                    .withNode(Namespace.of("blue"))
                    .withNode(Bridge.of("br0"))
                    .withCable(Cable.of(end("red", 1, family), CableEnd.of("br0", "p-red")))
                    .withCable(Cable.of(end("blue", 2, family), CableEnd.of("br0", "p-blue")));
            Finding finding = Lint.check(lab, Ground.machine(one)).getFirst();
            assertThat(finding.code()).isEqualTo("BRIDGE_FILTERED");
            assertThat(Lint.check(finding.edit().apply(lab), Ground.machine(one))).isEmpty();
            NetworkState other = DOCKER.with(DOCKER.root().withNetfilter(
                    family == Family.V4 ? new Netfilter(List.of(), drop()) : new Netfilter(drop(), List.of())));
            assertThat(Lint.check(lab, Ground.machine(other))).isEmpty();
        }
    }

    private static CableEnd end(String node, int number, Family family) {
        return CableEnd.of(node, "eth0", family == Family.V4 ? "10.5.0." + number + "/24" : "fd05::" + number + "/64");
    }

    private static List<Netfilter.Chain> drop() {
        return List.of(new Netfilter.Chain(RuleTable.FILTER, "FORWARD", Policy.DROP, null, List.of()));
    }
}
