package dev.vethwork.plan.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Elements;
import dev.vethwork.plan.Labs;
import dev.vethwork.plan.Marks;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.SimulatedKernel;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.kind.LinuxBridge;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Shaping;
import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {
    @Test
    void theLessonsCommandsLookLikeTheLesson() {
        assertThat(Labs.commands(Labs.plan(Labs.lesson(), NetworkState.EMPTY)))
                .containsExactly(
                        "ip netns add blue",
                        "ip netns add red",
                        "ip link add v-net-0 type bridge",
                        "ip link set dev v-net-0 alias vethwork:lesson",
                        "ip link add veth-blue netns blue type veth peer name veth-blue-br",
                        "ip link set dev veth-blue-br alias vethwork:lesson",
                        "ip link set veth-blue-br master v-net-0",
                        "ip link add veth-red netns red type veth peer name veth-red-br",
                        "ip link set dev veth-red-br alias vethwork:lesson",
                        "ip link set veth-red-br master v-net-0",
                        "ip addr add 192.168.15.5/24 dev v-net-0",
                        "ip -n blue addr add 192.168.15.2/24 dev veth-blue",
                        "ip -n red addr add 192.168.15.1/24 dev veth-red",
                        "ip link set lo up",
                        "ip link set v-net-0 up",
                        "ip link set veth-blue-br up",
                        "ip link set veth-red-br up",
                        "ip -n blue link set lo up",
                        "ip -n blue link set veth-blue up",
                        "ip -n red link set lo up",
                        "ip -n red link set veth-red up",
                        "sysctl -w net.ipv4.ip_forward=1",
                        "ip -n blue route add default via 192.168.15.5",
                        "ip -n red route add default via 192.168.15.5");
    }

    @Test
    void deployingTwiceChangesNothing() {
        SimulatedKernel kernel = new SimulatedKernel("lesson");
        kernel.run(Labs.plan(Labs.lesson(), kernel.observe()));
        assertThat(Labs.plan(Labs.lesson(), kernel.observe()).steps()).isEmpty();
    }

    @Test
    void aLoopbackThatIsSwitchedOffKeepsNoAddress() {
        SimulatedKernel kernel = new SimulatedKernel("pair");
        kernel.run(Labs.plan(Labs.pair(), kernel.observe()));
        Namespace red = Namespace.of("red");
        Topology off = Labs.pair().withNode("red", red.withStack(red.stack().withLoopback(false)));
        assertThat(Labs.commands(Labs.plan(off, kernel.observe())))
                .containsExactly("ip -n red addr del 127.0.0.1/8 dev lo", "ip -n red link set lo down");
    }

    @Test
    void aLoopbackThatIsStillUpAndLostItsAddressGetsItBack() {
        SimulatedKernel kernel = new SimulatedKernel("pair");
        kernel.run(Labs.plan(Labs.pair(), kernel.observe()));
        NetworkState before = kernel.observe();
        Namespace red = Namespace.of("red");
        Topology off = Labs.pair().withNode("red", red.withStack(red.stack().withLoopback(false)));
        Plan switching = Labs.plan(off, before);
        kernel.run(new Plan("pair", switching.target(), switching.steps().subList(0, 1), List.of()));
        Plan back = Planner.plan(new Compiled("pair", before, Elements.NONE), kernel.observe(), TargetTraits.SANDBOX);
        assertThat(Labs.commands(back)).containsExactly("ip -n red addr add 127.0.0.1/8 dev lo");
    }

    @Test
    void anInterfaceThatIsSwitchedOffKeepsItsV6AddressesWhichTheKernelTakes() {
        SimulatedKernel kernel = new SimulatedKernel("pair");
        CableEnd end = CableEnd.of("red", "a", "fd00::1/64");
        Topology on = Labs.pair().withCable(Cable.of(end, CableEnd.of("blue", "b")));
        Topology off = Labs.pair().withCable(Cable.of(end.withUp(false), CableEnd.of("blue", "b")));
        kernel.run(Labs.plan(on, kernel.observe()));
        assertThat(Labs.commands(Labs.plan(off, kernel.observe())))
                .containsExactly("ip -n red link set dev a down", "ip -n red addr add fd00::1/64 dev a nodad");
    }

    @Test
    void aGatewayThatTwoInterfacesLeadToIsReachedByTheSameOneHoweverTheLabCameToBe() {
        Topology twice = Labs.pair()
                .withNode("red", Labs.withDefault(Namespace.of("red"), "192.168.15.2"))
                .withCable(Cable.of(
                        CableEnd.of("red", "a", "192.168.15.3/24"), CableEnd.of("blue", "b", "192.168.15.4/24")));
        assertThat(Labs.commands(Labs.plan(twice, NetworkState.EMPTY)))
                .contains("ip -n red route add default via 192.168.15.2 dev a");
    }

    @Test
    void aRouteOverAnInterfaceThatIsSwitchedOffWaitsUntilItIsSwitchedOn() {
        CableEnd end = CableEnd.of("red", "a", "10.0.0.1/24");
        Topology on = Labs.pair()
                .withNode("red", Labs.withDefault(Namespace.of("red"), "10.0.0.2"))
                .withCable(Cable.of(end, CableEnd.of("blue", "b", "10.0.0.2/24")));
        Topology off = Labs.pair()
                .withNode("red", Labs.withDefault(Namespace.of("red"), "10.0.0.2"))
                .withCable(Cable.of(end.withUp(false), CableEnd.of("blue", "b", "10.0.0.2/24")));
        assertThat(Labs.commands(Labs.plan(off, NetworkState.EMPTY))).noneMatch(c -> c.contains("route add"));
        SimulatedKernel kernel = new SimulatedKernel("pair");
        kernel.run(Labs.plan(on, kernel.observe()));
        Plan pulled = Labs.plan(off, kernel.observe());
        assertThat(Labs.commands(pulled)).containsExactly("ip -n red link set dev a down");
        kernel.run(pulled);
        assertThat(Labs.plan(off, kernel.observe()).steps()).isEmpty();
        assertThat(Labs.commands(Labs.plan(on, kernel.observe())))
                .containsExactly("ip -n red link set dev a up", "ip -n red route add default via 10.0.0.2");
    }

    @Test
    void aStrangersNamespaceOfADrawnNameIsAConflictAndNotAStep() {
        SimulatedKernel kernel = new SimulatedKernel("pair").with(NamespaceState.empty("red"));
        Plan plan = Labs.plan(Labs.pair(), kernel.observe());
        assertThat(plan.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.element()).isEqualTo("red");
            assertThat(conflict.message().text(Locale.ENGLISH)).contains("red");
            assertThat(conflict.remedy().text(Locale.ENGLISH)).contains("another name");
        });
        assertThat(plan.steps()).noneMatch(step -> step.element().equals("red"));
    }

    @Test
    void aStrangersBridgeOfADrawnNameIsAConflict() {
        SimulatedKernel kernel = new SimulatedKernel("lesson");
        NamespaceState root = kernel.observe().root();
        kernel.with(root.with(Interface.of("v-net-0", new LinuxBridge(false, false), null)));
        assertThat(Labs.plan(Labs.lesson(), kernel.observe()).conflicts())
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.element()).isEqualTo("v-net-0"));
    }

    @Test
    void aTeardownLeavesStrangersAlone() {
        SimulatedKernel kernel = new SimulatedKernel("pair").with(NamespaceState.empty("green"));
        kernel.run(Labs.plan(Labs.pair(), kernel.observe()));
        Plan teardown = Planner.plan(Compiled.nothing("pair"), kernel.observe(), TargetTraits.SANDBOX);
        assertThat(Labs.commands(teardown)).noneMatch(command -> command.contains("green"));
        assertThat(teardown.steps()).isNotEmpty();
    }

    @Test
    void theRouteThatAnAddressBroughtIsAddedAgainWhereSomebodyTookItAway() {
        SimulatedKernel kernel = new SimulatedKernel("pair");
        Topology both = Labs.pair()
                .withCable(Cable.of(CableEnd.of("red", "a", "fd00::1/64", "10.0.0.1/24"), CableEnd.of("blue", "b")))
                .withCable(Cable.of(CableEnd.of("red", "c", "10.0.0.2/24"), CableEnd.of("blue", "d")));
        kernel.run(Labs.plan(both, kernel.observe()));
        NetworkState seen = kernel.observe();
        NamespaceState red = seen.namespaces().get("red");
        NamespaceState without = red.withRoutes(red.routes().stream()
                .filter(r -> r.table().equals(RouteTable.LOCAL)
                        || r.hops().stream().noneMatch(h -> "a".equals(h.device())))
                .toList());
        assertThat(Labs.commands(Labs.plan(both, seen.with(without))))
                .containsExactly(
                        "ip -n red route append 10.0.0.0/24 dev a proto kernel scope link src 10.0.0.1",
                        "ip -n red route add fd00::/64 dev a proto kernel metric 256");
    }

    @Test
    void aPortThatOpenVSwitchOnlyRemembersIsPulledBeforeItIsPluggedInAnew() {
        Topology lab = Topology.empty("pair")
                .withNode(Namespace.of("red"))
                .withNode(Bridge.of("sw").withType(Bridge.Type.OPENVSWITCH))
                .withCable(Labs.plug("red", "sw", "10.0.0.1/24"));
        SimulatedKernel kernel = new SimulatedKernel("pair");
        kernel.run(Labs.plan(lab, kernel.observe()));
        NamespaceState root = kernel.observe().root();
        TreeMap<String, String> marks = new TreeMap<>(root.sysctls());
        marks.put(Marks.DEAD_PORT + "veth-red-br", "sw");
        Interface pulled = root.interfaces().get("veth-red-br").withMaster(null);
        NetworkState dead = kernel.observe().with(root.withSysctls(marks).with(pulled));
        assertThat(Labs.commands(Labs.plan(lab, dead)))
                .containsExactly("ovs-vsctl del-port sw veth-red-br", "ovs-vsctl add-port sw veth-red-br");
        assertThat(Labs.commands(Planner.plan(Compiled.nothing("pair"), dead, TargetTraits.SANDBOX)))
                .doesNotContain("ovs-vsctl del-port sw veth-red-br");
    }

    @Test
    void aSlowCableStaysSlowWhenOpenVSwitchTakesItInAndItsQueueAway() {
        Topology before = Topology.empty("pair")
                .withNode(Namespace.of("red"))
                .withNode(Bridge.of("sw"))
                .withCable(Labs.plug("red", "sw", "10.0.0.1/24").withShaping(new Shaping("10mbit", null, null)));
        Topology after = Topology.empty("pair")
                .withNode(Namespace.of("red"))
                .withNode(Bridge.of("sw").withType(Bridge.Type.OPENVSWITCH))
                .withCable(Labs.plug("red", "sw", "10.0.0.1/24").withShaping(new Shaping("10mbit", null, null)));
        SimulatedKernel kernel = new SimulatedKernel("pair");
        kernel.run(Labs.plan(before, kernel.observe()));
        Plan change = Labs.plan(after, kernel.observe());
        assertThat(Labs.commands(change))
                .containsSubsequence(
                        "ovs-vsctl add-port sw veth-red-br",
                        "tc qdisc replace dev veth-red-br root tbf rate 10mbit burst 32kbit latency 400ms");
        kernel.run(change);
        assertThat(Labs.plan(after, kernel.observe()).steps()).isEmpty();
    }

    @Test
    void halfACableCannotBeWantedBack() {
        SimulatedKernel kernel = new SimulatedKernel("lesson");
        kernel.run(Labs.plan(Labs.lesson(), kernel.observe()));
        NetworkState seen = kernel.observe();
        NamespaceState red = seen.namespaces().get("red");
        TreeMap<String, String> settings = new TreeMap<>(red.sysctls());
        settings.put("net.ipv4.conf.veth-red.rp_filter", "2");
        NetworkState half = seen.with(red.withSysctls(settings).with(red.interfaces().get("veth-red").withPeer(null)))
                .with(seen.root().with(seen.root().interfaces().get("veth-red-br").withPeer(null)));
        assertThat(Labs.commands(Planner.plan(
                        new Compiled("lesson", half, Elements.NONE), NetworkState.EMPTY, TargetTraits.SANDBOX)))
                .isNotEmpty()
                .noneMatch(command -> command.contains("veth-red") || command.startsWith("ip -n red route"));
    }

    @Test
    void whatLeavesByOneEndMayBeWorseThanWhatLeavesByTheOther() {
        Shaping far = new Shaping(null, "20ms", "5ms", "1%", "2%", "0.1%", "3%");
        Topology lab = Topology.empty("weather")
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withCable(Cable.of(
                                CableEnd.of("red", "a", "10.0.0.1/24").withShaping(new Shaping("1mbit", null, null)),
                                CableEnd.of("blue", "b", "10.0.0.2/24"))
                        .withShaping(far));
        assertThat(Labs.commands(Labs.plan(lab, NetworkState.EMPTY)))
                .contains(
                        "tc -n red qdisc add dev a root netem delay 20ms 5ms loss 1% duplicate 2% corrupt 0.1%"
                                + " reorder 3% rate 1mbit",
                        "tc -n blue qdisc add dev b root netem delay 20ms 5ms loss 1% duplicate 2% corrupt 0.1%"
                                + " reorder 3%");
    }

    /** A route goes with the address that its packets take, be that back a moment later on another interface. */
    @Test
    void aRouteIsStillThereOnceTheAddressThatItSendsFromHasMoved() {
        SimulatedKernel kernel = new SimulatedKernel("moved");
        Route route = fromTheFirst(RouteTable.MAIN);
        kernel.run(Labs.plan(twoLinks("10.0.1.1/24", "10.0.2.1/24", route), kernel.observe()));
        for (Topology next : List.of(
                twoLinks("10.0.2.1/24", "10.0.1.1/24", route), twoLinks("10.0.3.1/24", "10.0.1.1/25", route), twoLinks("10.0.1.1/30", "10.0.2.1/24", route))) {
            kernel.run(Labs.plan(next, kernel.observe()));
            assertThat(Labs.commands(Labs.plan(next, kernel.observe()))).isEmpty();
        }
    }

    /** From other tables the kernel takes no route away with an address: who drew it is to delete it. */
    @Test
    void aRouteOfAnotherTableIsDeletedBeforeTheAddressThatItSendsFrom() {
        SimulatedKernel kernel = new SimulatedKernel("moved");
        kernel.run(Labs.plan(twoLinks("10.0.1.1/24", "10.0.2.1/24", fromTheFirst(new RouteTable(100))), kernel.observe()));
        Topology without = twoLinks("10.0.3.1/24", "10.0.2.1/24");
        Plan plan = Labs.plan(without, kernel.observe());
        assertThat(Labs.commands(plan)).containsSubsequence(
                "ip -n red route del 10.9.0.0/24 via 10.8.0.9 dev out onlink src 10.0.1.1 table 100",
                "ip -n red addr del 10.0.1.1/24 dev one");
        kernel.run(plan);
        assertThat(Labs.commands(Labs.plan(without, kernel.observe()))).isEmpty();
    }

    /** The first address of a subnet is what packets are sent from, whatever was there before it. */
    @ParameterizedTest
    @CsvSource({
        "10.0.1.2/24, 10.0.1.1/24 10.0.1.2/24",
        "10.0.1.2/24 10.0.1.1/24, 10.0.1.1/24 10.0.1.2/24",
        "10.0.1.2/24 10.0.1.1/24 10.0.1.3/24, 10.0.1.1/24 10.0.1.3/24 10.0.1.2/24",
        "10.0.1.9/24 10.0.1.2/24 10.0.1.1/24, 10.0.1.2/24 10.0.1.1/24",
        "10.0.1.9/24 10.7.0.1/16 10.0.1.1/24, 10.7.0.1/16 10.0.1.1/24 10.0.1.9/24"
    })
    void theFirstAddressOfASubnetIsTheFirstOneDrawn(String before, String drawn) {
        SimulatedKernel kernel = new SimulatedKernel("moved");
        kernel.run(Labs.plan(oneLink(before.split(" ")), kernel.observe()));
        Topology next = oneLink(drawn.split(" "));
        kernel.run(Labs.plan(next, kernel.observe()));
        assertThat(kernel.observe().namespace("red").orElseThrow().interfaces().get("one").addresses().stream()
                        .filter(a -> a.contains(Addresses.parse("10.0.1.1")))
                        .findFirst())
                .contains(Prefix.parse(Stream.of(drawn.split(" ")).filter(a -> a.startsWith("10.0.1.")).findFirst().orElseThrow()));
        assertThat(Labs.commands(Labs.plan(next, kernel.observe()))).isEmpty();
    }

    private static Topology oneLink(String... addresses) {
        return Topology.empty("moved")
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withCable(Cable.of(CableEnd.of("red", "one", addresses), CableEnd.of("blue", "one")));
    }

    private static Route fromTheFirst(RouteTable table) {
        return new Route(
                Prefix.parse("10.9.0.0/24"), Addresses.parse("10.8.0.9"), "out", null, Route.Type.UNICAST, table, Addresses.parse("10.0.1.1"), true);
    }

    private static Topology twoLinks(String one, String other, Route... routes) {
        return Topology.empty("moved")
                .withNode(new Namespace("red", Namespace.Role.PLAIN, IpStack.DEFAULT.withRoutes(List.of(routes))))
                .withNode(Namespace.of("blue"))
                .withCable(Cable.of(CableEnd.of("red", "one", one), CableEnd.of("blue", "one")))
                .withCable(Cable.of(CableEnd.of("red", "other", other), CableEnd.of("blue", "other")))
                .withCable(Cable.of(CableEnd.of("red", "out", "10.0.0.1/24"), CableEnd.of("blue", "out", "10.0.0.2/24")));
    }
}
