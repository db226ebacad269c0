package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.LabOnAKernel;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody put into a node by hand is no fault of the drawing, and goes with the next deployment. */
@NeedsSandbox
class AddedByHandTest extends LabOnAKernel {
    private static final String LAB = "added";

    AddedByHandTest() {
        super(LAB);
    }

    private static StackNode end(String name, String gateway) {
        return Namespace.of(name).editStack(s ->
                s.withRoutes(List.of(Route.via(Prefix.parse("0.0.0.0/0"), Addresses.parse(gateway)))));
    }

    private static Topology routed() {
        return Topology.empty(LAB)
                .withNode(end("red", "10.1.0.1"))
                .withNode(end("blue", "10.2.0.1"))
                .withNode(Namespace.of("r").editStack(s -> s.withForwarding(true)))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "10.1.0.2/24"), CableEnd.of("r", "left", "10.1.0.1/24")))
                .withCable(Cable.of(CableEnd.of("blue", "eth0", "10.2.0.2/24"), CableEnd.of("r", "right", "10.2.0.1/24")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ip route add unreachable default table 77 && ip rule add from 10.1.0.0/24 table 77 pref 100",
        "ip route add blackhole 10.2.0.2/32",
        "iptables -A FORWARD -s 10.1.0.0/24 -j DROP",
    })
    void itIsSaidToGoWithTheNextDeploymentAndDoes(String added) throws Exception {
        Topology lab = routed();
        deploy(lab);
        assertThat(target.execute(LAB, "r", List.of("sh", "-c", added), Eventually.LONGEST)).matches(CommandResult::succeeded);
        Explanation stopped = Explanations.explain(lab, target.observe(LAB), "red", "blue", Probe.PING);
        assertThat(stopped.reachable()).isFalse();
        assertThat(stopped.message()).contains(Messages.text("explain.waits.undrawn"));
        deploy(lab);
        assertThat(Explanations.explain(lab, target.observe(LAB), "red", "blue", Probe.PING).reachable()).isTrue();
        assertThat(target.execute(LAB, "red", List.of("ping", "-c1", "-W5", "10.2.0.2"), Eventually.LONGEST))
                .matches(CommandResult::succeeded);
    }
}
