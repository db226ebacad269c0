package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * With a link that is switched off the kernel takes away the routes over it, and of IPv6 the addresses as well. What stops the
 * packet is the cable all the same, whoever is asked: the drawing or the lab that was deployed from it.
 */
@NeedsSandbox
class PulledCableTest {
    /** red - gate - br0 - blue. */
    private static final Topology LAB = Topology.empty("pulled")
            .withNode(Bridge.of("br0"))
            .withNode(node("red", s -> s.withRoutes(List.of(via("0.0.0.0/0", "10.0.1.254"), via("::/0", "fd00:1::fe")))))
            .withNode(node("gate", s -> s.withForwarding(true)))
            .withNode(node("blue", s -> s.withRoutes(List.of(via("0.0.0.0/0", "10.0.2.254"), via("::/0", "fd00:2::fe")))))
            .withCable(Cable.of(
                    CableEnd.of("red", "eth0", "10.0.1.1/24", "fd00:1::1/64"),
                    CableEnd.of("gate", "left", "10.0.1.254/24", "fd00:1::fe/64")))
            .withCable(Cable.of(
                    CableEnd.of("gate", "right", "10.0.2.254/24", "fd00:2::fe/64"), CableEnd.of("br0", "to-gate")))
            .withCable(Cable.of(CableEnd.of("blue", "eth0", "10.0.2.1/24", "fd00:2::1/64"), CableEnd.of("br0", "to-blue")));

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({
        "red, eth0, red, 10.0.2.1, INTERFACE_DOWN, red:eth0, gate:left",
        "red, eth0, red, fd00:2::1, INTERFACE_DOWN, red:eth0, gate:left",
        "red, eth0, blue, 10.0.1.1, INTERFACE_DOWN, gate:left, red:eth0",
        "blue, eth0, red, 10.0.2.1, PORT_DOWN, br0:to-blue, blue:eth0",
        "blue, eth0, blue, 10.0.1.1, INTERFACE_DOWN, blue:eth0, br0:to-blue",
        "gate, right, red, 10.0.2.1, INTERFACE_DOWN, gate:right, br0:to-gate",
    })
    void isWhatStopsThePacketAsDrawnAndAsDeployed(
            String node, String device, String from, String to, Cause cause, String end, String other) throws Exception {
        Topology pulled = Labs.pulled(LAB, node, device);
        try (Target target =
                new LocalTargets(home).open(LAB.name(), TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE)) {
            try {
                target.apply(TopologyCompiler.compile(pulled, target.traits()), RunListener.SILENT, new Cancellation());
                NetworkState observed = target.observe(LAB.name());
                for (Explanation told : List.of(
                        Explanations.explain(pulled, from, to, Probe.PING),
                        Explanations.explain(pulled, observed, from, to, Probe.PING))) {
                    assertThat(told.cause()).as(told.message()).isEqualTo(cause);
                    assertThat(told.hop()).isEqualTo(end);
                    assertThat(told.message()).contains("cable", end, other, "pulled");
                    assertThat(told.fixes().getFirst().edit().apply(pulled)).isEqualTo(LAB);
                }
                assertThat(Explanations.all(pulled, observed, Probe.PING))
                        .filteredOn(p -> p.from().equals(from) && p.address().equals(to))
                        .extracting(Explanations.Pair::cause)
                        .containsExactly(cause);
            } finally {
                target.apply(Judgement.nothing(LAB), RunListener.SILENT, new Cancellation());
            }
        }
    }

    private static Namespace node(String name, UnaryOperator<IpStack> stack) {
        return new Namespace(name, Namespace.Role.PLAIN, stack.apply(IpStack.DEFAULT));
    }

    private static Route via(String to, String gateway) {
        return Route.via(Prefix.parse(to), Addresses.parse(gateway));
    }
}
