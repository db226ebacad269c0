package dev.vethwork.engine.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.plan.Labs;
import dev.vethwork.plan.operation.SetUp;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatchesTest {
    /** The host is on a bridge and on a cable; a plan switches the bridge on first (lab 3635 of the walk's comparison). */
    private static Topology twice(String onTheCable) {
        return Topology.empty("lab")
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withNode(Host.of("host"))
                .withNode(Bridge.of("br0").withAddresses(List.of(InterfaceAddress.parse("10.0.0.1/24"))))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.0.2/24"), CableEnd.of("br0", "port-red")))
                .withCable(Cable.of(CableEnd.of("blue", "eth0", "10.9.0.3/24"), CableEnd.of("host", "eth0", onTheCable)));
    }

    @Test
    void aSwitchComesUpAfterTheNamespacesThatHangOnIt() {
        assertThat(switchedOn(twice("10.9.0.4/24"))).endsWith("br0").contains("eth0", "port-red");
    }

    @Test
    void ofTwoLinksOfTheRootInOneSubnetThePlansFirstIsTheKernelsFirst() {
        List<String> order = switchedOn(twice("10.0.0.4/24"));
        assertThat(order.indexOf("br0")).isLessThan(order.indexOf("eth0"));
    }

    /** The interfaces of the root namespace, as they are switched on. */
    private static List<String> switchedOn(Topology lab) {
        return Batches.of(Labs.plan(lab, NetworkState.EMPTY).steps(), Set.of()).stream()
                .flatMap(batch -> batch.kind() == Batch.Kind.SIDE_BY_SIDE
                        ? batch.parts().stream().flatMap(part -> part.steps().stream())
                        : batch.steps().stream())
                .flatMap(step -> step.operation() instanceof SetUp up && step.namespace().equals(NetworkState.ROOT)
                        ? Stream.of(up.link().name())
                        : Stream.of())
                .toList();
    }
}
