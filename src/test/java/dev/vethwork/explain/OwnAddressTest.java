package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A node that has another's address hears itself, and reaches nobody by it. */
class OwnAddressTest {
    private static Topology pair(String red, String... blue) {
        return Topology.empty("pair")
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withCable(Cable.of(CableEnd.of("red", "eth0", red), CableEnd.of("blue", "eth0", blue)));
    }

    @Test
    void whatBothHaveIsNoWayFromOneToTheOther() {
        Topology twins = pair("10.0.0.1/24", "10.0.0.1/24");
        Explanation said = Explanations.explain(twins, "red", "blue", Probe.PING);
        assertThat(said.reachable()).isFalse();
        assertThat(said.cause()).isEqualTo(Cause.DUPLICATE_ADDRESS);
        assertThat(said.message()).contains("red and blue both have 10.0.0.1");
        for (Fix fix : said.fixes()) {
            Topology mended = fix.edit().apply(twins);
            assertThat(Explanations.explain(mended, "red", "blue", Probe.PING).reachable()).as(fix.title()).isTrue();
        }
        assertThat(said.fixes()).extracting(Fix::title).first().asString().contains("blue:eth0");
    }

    /** As each node of a cluster has its own docker0. */
    @Test
    void anotherAddressOfItIsTakenWhereThereIsOne() {
        Topology nodes = pair("10.0.0.1/24", "10.0.0.2/24");
        for (String node : List.of("red", "blue")) {
            nodes = nodes.withNode(Namespace.of("pod-" + node))
                    .withCable(Cable.of(CableEnd.of(node, "docker0", "172.17.0.1/16"), CableEnd.of("pod-" + node, "eth0", "172.17.0.2/16")));
        }
        Explanation said = Explanations.explain(nodes, "red", "blue", Probe.PING);
        assertThat(said.reachable()).as(said.message()).isTrue();
        assertThat(said.path()).last().extracting(PathHop::node).isEqualTo("blue");
    }

    @Test
    void theTableOfPairsCountsNoOwnAddressForThatOfAnother() {
        assertThat(Explanations.all(pair("10.0.0.1/24", "10.0.0.1/24"), Probe.PING))
                .hasSize(2)
                .allMatch(pair -> !pair.reachable() && pair.cause() == Cause.DUPLICATE_ADDRESS);
        assertThat(Explanations.all(pair("10.0.0.1/24", "10.0.0.2/24"), Probe.PING)).allMatch(Explanations.Pair::reachable);
    }

    @Test
    void whoseAddressARouterTellsGetsNoneByHand() {
        Topology told = pair("fd00::1/64", "fd00::2/64").withNode("red", new Namespace(
                "red",
                Namespace.Role.PLAIN,
                IpStack.DEFAULT.withServices(List.of(new Service("radvd", "radvd -n -C /etc/radvd.conf", false, true)))));
        Topology without = Labs.end(told, "blue", "eth0", end -> end.withAddresses(List.of()));
        Explanation said = Explanations.explain(without, "blue", "fd00::1", Probe.PING);
        assertThat(said.cause()).isEqualTo(Cause.NO_ADDRESS);
        assertThat(said.fixes()).isEmpty();
        assertThat(said.message()).contains("from what red advertises");
        assertThat(Explanations.explain(without, "red", "blue", Probe.PING).fixes()).isEmpty();
    }

    @Test
    void whoAsksForTheAddressItselfHearsItself() {
        assertThat(Explanations.explain(pair("10.0.0.1/24", "10.0.0.1/24"), "red", "10.0.0.1", Probe.PING).reachable()).isTrue();
        assertThat(List.of("red", "blue")).allMatch(node ->
                Explanations.explain(pair("10.0.0.1/24", "10.0.0.2/24"), node, node, Probe.PING).reachable());
    }
}
