package dev.vethwork.plan.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import dev.vethwork.plan.Labs;
import dev.vethwork.plan.SimulatedKernel;
import dev.vethwork.state.Interface;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnBond;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnVrf;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of an interface that a bond or a VRF takes in or lets go: the kernel switches it off on the way. */
class HandoverTest {
    private static final DrawnInterface BOND =
            new DrawnBond(LinkBasics.of("b0"), DrawnBond.Mode.ACTIVE_BACKUP, List.of("eth0"));
    private static final DrawnInterface OTHER_BOND =
            new DrawnBond(LinkBasics.of("b0"), DrawnBond.Mode.BALANCE_XOR, List.of("eth0"));
    private static final DrawnInterface EMPTY_BOND =
            new DrawnBond(LinkBasics.of("b0"), DrawnBond.Mode.ACTIVE_BACKUP, List.of());
    private static final DrawnInterface VRF = new DrawnVrf(LinkBasics.of("v0"), 100, List.of("eth0"));
    private static final DrawnInterface SECOND_BOND =
            new DrawnBond(LinkBasics.of("b1"), DrawnBond.Mode.ACTIVE_BACKUP, List.of("eth0"));

    private static Topology lab(boolean up, List<DrawnInterface> interfaces) {
        Route far = new Route(Prefix.parse("fd09::/64"), null, "eth0", null, Route.Type.UNICAST)
                .withTable(interfaces.contains(VRF) ? new RouteTable(100) : RouteTable.MAIN);
        return Topology.empty("hands")
                .withNode(Namespace.of("a").withStack(IpStack.DEFAULT
                        .withInterfaces(interfaces)
                        .withRoutes(up ? List.of(far) : List.of())))
                .withNode(Namespace.of("b"))
                .withCable(Cable.of(
                        CableEnd.of("a", "eth0", "10.0.0.1/24", "fd00::1/64").withUp(up),
                        CableEnd.of("b", "eth0", "10.0.0.2/24", "fd00::2/64")));
    }

    static Stream<Arguments> hands() {
        List<List<DrawnInterface>> all = List.of(
                List.of(),
                List.of(BOND),
                List.of(OTHER_BOND),
                List.of(EMPTY_BOND),
                List.of(VRF),
                List.of(EMPTY_BOND, SECOND_BOND),
                List.of(BOND, new DrawnVrf(LinkBasics.of("v0"), 100, List.of())));
        return all.stream().flatMap(before -> all.stream()
                .flatMap(after -> Stream.of(true, false)
                        .flatMap(wasUp -> Stream.of(true, false).map(isUp -> Arguments.of(before, wasUp, after, isUp)))));
    }

    @ParameterizedTest
    @MethodSource("hands")
    void whoeverTakesItInOrLetsItGoItIsAsItIsDrawn(
            List<DrawnInterface> before, boolean wasUp, List<DrawnInterface> after, boolean isUp) {
        SimulatedKernel kernel = new SimulatedKernel("hands");
        kernel.run(Labs.plan(lab(wasUp, before), kernel.observe()));
        kernel.run(Labs.plan(lab(isUp, after), kernel.observe()));
        assertThat(Labs.commands(Labs.plan(lab(isUp, after), kernel.observe()))).isEmpty();
        Interface now = kernel.observe().namespace("a").orElseThrow().device("eth0").orElseThrow();
        assertThat(now.up()).isEqualTo(isUp);
        assertThat(now.addresses())
                .filteredOn(a -> a.family() == Family.V4 || !a.address().isLinkLocal())
                .containsExactlyInAnyOrder(Prefix.parse("10.0.0.1/24"), Prefix.parse("fd00::1/64"));
    }
}
