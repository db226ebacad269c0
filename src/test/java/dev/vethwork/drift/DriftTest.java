package dev.vethwork.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.edit.Edit;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.PacketMark;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import dev.vethwork.net.RuleTable;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.Peer;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.kind.Veth;
import dev.vethwork.state.netfilter.Policy;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnBond;
import dev.vethwork.topology.kind.DrawnDummy;
import dev.vethwork.topology.kind.DrawnVrf;
import dev.vethwork.topology.kind.LinkBasics;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Marking;
import dev.vethwork.topology.netfilter.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DriftTest {
    private static final Topology LAB = Topology.empty("lab")
            .withNode(Namespace.of("red").withStack(IpStack.DEFAULT.withRoutes(
                    List.of(Route.via(Prefix.ALL_V4, Addresses.parse("192.168.15.5"))))))
            .withNode(Namespace.of("blue"))
            .withNode(Bridge.of("v-net-0").withAddresses(List.of(InterfaceAddress.parse("192.168.15.5/24"))))
            .withNode(Host.of("host").withStack(IpStack.DEFAULT.withForwarding(true)))
            .withCable(Cable.of(CableEnd.of("red", "eth0", "192.168.15.1/24"), CableEnd.of("v-net-0", "red-br")))
            .withCable(Cable.of(CableEnd.of("blue", "eth0", "192.168.15.2/24"), CableEnd.of("v-net-0", "blue-br")));

    private static NetworkState kernel() {
        return TopologyCompiler.compile(LAB, TargetTraits.SANDBOX).state();
    }

    private static NamespaceState space(NetworkState state, String name) {
        return state.namespaces().get(name);
    }

    private static NetworkState without(NetworkState state, String namespace, String device) {
        NamespaceState space = space(state, namespace);
        TreeMap<String, Interface> left = new TreeMap<>(space.interfaces());
        left.remove(device);
        return state.with(space.withInterfaces(left));
    }

    private static NetworkState edit(String namespace, String device, java.util.function.UnaryOperator<Interface> how) {
        NamespaceState space = space(kernel(), namespace);
        return kernel().with(space.with(how.apply(space.interfaces().get(device))));
    }

    private static List<DriftItem> items(NetworkState state) {
        return Drift.of(LAB, state, TargetTraits.SANDBOX).items();
    }

    private static DriftItem only(NetworkState state) {
        List<DriftItem> items = items(state);
        assertThat(items).as(items.toString()).hasSize(1);
        return items.getFirst();
    }

    /** Drawn as the kernel has it, nothing is different any more. */
    private static Topology taken(DriftItem item, NetworkState state) {
        Edit edit = item.take();
        assertThat(edit).as(item.toString()).isNotNull();
        Topology taken = Objects.requireNonNull(edit).apply(LAB);
        assertThat(Drift.of(taken, state, TargetTraits.SANDBOX).items()).isEmpty();
        return taken;
    }

    private static List<String> commands(DriftItem item) {
        return item.steps().stream().map(s -> String.join(" ", s.argv())).toList();
    }

    @Test
    void aKernelThatWasLeftAloneHasNoDrift() {
        assertThat(items(kernel())).isEmpty();
    }

    @Test
    void aDeletedCableIsOneDifferenceWithItsAddressesAndRoutes() {
        NetworkState cut = without(without(kernel(), "red", "eth0"), "", "red-br");
        cut = cut.with(space(cut, "red").withRoutes(List.of()));
        DriftItem item = only(cut);
        assertThat(item.kind()).isEqualTo(DriftItem.Kind.CABLE);
        assertThat(item.element()).isEqualTo("red:eth0");
        assertThat(commands(item))
                .contains(
                        "ip -n red addr add 192.168.15.1/24 dev eth0",
                        "ip link set red-br master v-net-0",
                        "ip -n red route add default via 192.168.15.5");
        Topology taken = taken(item, cut);
        assertThat(taken.cables()).hasSize(1);
    }

    @Test
    void twoDeletedCablesAreTwoDifferences() {
        NetworkState cut = without(without(kernel(), "red", "eth0"), "", "red-br");
        cut = without(without(cut, "blue", "eth0"), "", "blue-br");
        assertThat(items(cut)).extracting(DriftItem::element).containsExactlyInAnyOrder("red:eth0", "blue:eth0");
    }

    @Test
    void aDeletedNamespaceIsOneDifferenceWithItsCable() {
        NetworkState gone = without(kernel().without("red"), "", "red-br");
        DriftItem item = only(gone);
        assertThat(item.kind()).isEqualTo(DriftItem.Kind.NAMESPACE);
        assertThat(item.what().text(java.util.Locale.ENGLISH)).isEqualTo("red is gone.");
        assertThat(taken(item, gone).nodes()).doesNotContainKey("red");
    }

    @Test
    void aDeletedBridgeTakesThePlugsOutOfItWithIt() {
        NetworkState gone = without(kernel(), "", "v-net-0");
        for (String port : List.of("red-br", "blue-br")) {
            gone = gone.with(space(gone, "").with(space(gone, "").interfaces().get(port).withMaster(null)));
        }
        DriftItem item = only(gone);
        assertThat(item.kind()).isEqualTo(DriftItem.Kind.BRIDGE);
        assertThat(commands(item)).contains("ip link add v-net-0 type bridge", "ip link set red-br master v-net-0");
    }

    @Test
    void aMissingAnAddedAndAChangedAddressAreSeen() {
        NetworkState missing = edit("blue", "eth0", i -> i.withAddresses(List.of()));
        assertThat(only(missing).what().text(java.util.Locale.ENGLISH))
                .isEqualTo("blue:eth0 has lost the address 192.168.15.2/24.");
        assertThat(taken(only(missing), missing).endsOf("blue").getFirst().addresses()).isEmpty();

        NetworkState added = edit(
                "blue", "eth0", i -> i.withAddresses(List.of(i.addresses().getFirst(), Prefix.parse("10.9.9.9/24"))));
        DriftItem item = only(added);
        assertThat(commands(item)).containsExactly("ip -n blue addr del 10.9.9.9/24 dev eth0");
        assertThat(taken(item, added).endsOf("blue").getFirst().addresses()).hasSize(2);
    }

    @Test
    void routesThatWentWithTheAddressComeBackWithIt() {
        NetworkState state = edit("red", "eth0", i -> i.withAddresses(List.of()));
        state = state.with(space(state, "red").withRoutes(List.of()));
        DriftItem item = only(state);
        assertThat(item.kind()).isEqualTo(DriftItem.Kind.ADDRESSES);
        assertThat(commands(item)).contains("ip -n red route add default via 192.168.15.5");
        assertThat(((Namespace) taken(item, state).nodes().get("red")).stack().routes()).isEmpty();
    }

    @Test
    void aMissingRouteIsTakenOutOfTheDrawing() {
        NetworkState lost = kernel().with(space(kernel(), "red").withRoutes(List.of()));
        DriftItem item = only(lost);
        assertThat(item.what().text(java.util.Locale.ENGLISH)).isEqualTo("red has lost the route default via 192.168.15.5.");
        assertThat(((Namespace) taken(item, lost).nodes().get("red")).stack().routes()).isEmpty();
    }

    @Test
    void anAddedRouteIsDrawn() {
        RouteEntry extra = new RouteEntry(
                Prefix.parse("10.0.0.0/8"),
                RouteEntry.Type.UNICAST,
                List.of(RouteEntry.Hop.of(Addresses.parse("192.168.15.1"), "eth0")),
                50,
                null,
                RouteTable.MAIN,
                "boot",
                "global",
                null);
        NetworkState state = kernel().with(space(kernel(), "blue").withRoutes(List.of(extra)));
        DriftItem item = only(state);
        assertThat(commands(item)).singleElement().asString().startsWith("ip -n blue route del 10.0.0.0/8");
        assertThat(((Namespace) taken(item, state).nodes().get("blue")).stack().routes())
                .containsExactly(new Route(
                        Prefix.parse("10.0.0.0/8"),
                        Addresses.parse("192.168.15.1"),
                        null,
                        50L,
                        Route.Type.UNICAST));
    }

    @Test
    void anInterfaceThatWasSwitchedOffIsDrawnOff() {
        NetworkState off = edit("blue", "eth0", i -> i.withUp(false));
        DriftItem item = only(off);
        assertThat(item.kind()).isEqualTo(DriftItem.Kind.SETTING);
        assertThat(commands(item)).containsExactly("ip -n blue link set eth0 up");
        assertThat(taken(item, off).endsOf("blue").getFirst().up()).isFalse();
    }

    @Test
    void aPlugThatWasPulledOutEndsOnTheHost() {
        NetworkState pulled = edit("", "red-br", i -> i.withMaster(null));
        DriftItem item = only(pulled);
        assertThat(item.kind()).isEqualTo(DriftItem.Kind.PLUG);
        assertThat(taken(item, pulled).endsOf("host")).hasSize(1);
    }

    @Test
    void anAddedRuleIsDrawn() {
        NetworkState state = kernel().with(space(kernel(), "blue").withNetfilter(new Netfilter(
                List.of(new Netfilter.Chain(
                        RuleTable.FILTER,
                        "INPUT",
                        Policy.DROP,
                        null,
                        List.of(new Netfilter.Rule(
                                List.of("-s", "192.168.15.0/24", "-p", "tcp", "-m", "tcp", "--dport", "80", "-j", "ACCEPT"),
                                null)))),
                List.of(new Netfilter.Chain(RuleTable.FILTER, "INPUT", Policy.DROP, null, List.of())))));
        DriftItem item = items(state).getFirst();
        assertThat(item.kind()).isEqualTo(DriftItem.Kind.RULES);
        Firewall firewall = ((Namespace) taken(item, state).nodes().get("blue")).stack().firewall();
        assertThat(firewall.policies()).containsEntry(Firewall.Chain.INPUT, Firewall.Policy.DROP);
        assertThat(firewall.rules()).hasSize(1);
    }

    @Test
    void aMarkThatSomebodyAddedIsDrawn() {
        List<Netfilter.Chain> chains = List.of(new Netfilter.Chain(
                RuleTable.MANGLE,
                "OUTPUT",
                Policy.ACCEPT,
                null,
                List.of(new Netfilter.Rule(
                        List.of("-p", "udp", "-m", "udp", "--dport", "53", "-j", "MARK", "--set-xmark", "0x7/0xff"), null))));
        NetworkState state = kernel().with(space(kernel(), "blue").withNetfilter(new Netfilter(chains, chains)));
        DriftItem item = items(state).getFirst();
        assertThat(item.kind()).isEqualTo(DriftItem.Kind.RULES);
        assertThat(((Namespace) taken(item, state).nodes().get("blue")).stack().marks())
                .containsExactly(new Marking(Marking.Chain.OUTPUT, Protocol.UDP, 53, new PacketMark(7, 0xff)));
    }

    @Test
    void whatCannotBeDrawnCanOnlyBePutBack() {
        NetworkState state = kernel().with(space(kernel(), "blue").withNetfilter(new Netfilter(
                List.of(new Netfilter.Chain(
                        RuleTable.FILTER,
                        "INPUT",
                        Policy.ACCEPT,
                        null,
                        List.of(new Netfilter.Rule(List.of("-m", "recent", "--set", "-j", "DROP"), null)))),
                List.of())));
        assertThat(only(state).take()).isNull();
        assertThat(only(state).steps()).isNotEmpty();
    }

    /** A drawn policy holds for both families. */
    @Test
    void aPolicyOfOneFamilyAloneCanOnlyBePutBack() {
        NetworkState state = kernel().with(space(kernel(), "blue").withNetfilter(new Netfilter(
                List.of(new Netfilter.Chain(RuleTable.FILTER, "INPUT", Policy.DROP, null, List.of())), List.of())));
        assertThat(only(state).take()).isNull();
        assertThat(commands(only(state))).containsExactly("ip netns exec blue iptables -P INPUT ACCEPT");
    }

    @Test
    void aCableThatSomebodyLaidIsDrawn() {
        NetworkState state = kernel();
        Interface near = Interface.of("x0", Veth.LOOSE, "lab").withMtu(1500).withPeer(new Peer("blue", "x1"));
        Interface far = Interface.of("x1", Veth.LOOSE, "lab").withMtu(1500).withPeer(new Peer("red", "x0"));
        state = state.with(space(state, "red").with(near)).with(space(state, "blue").with(far));
        DriftItem item = only(state);
        assertThat(item.kind()).isEqualTo(DriftItem.Kind.INTERFACE);
        assertThat(taken(item, state).cables()).hasSize(3);
    }

    @Test
    void forwardingThatWasSwitchedOffIsDrawnOff() {
        TreeMap<String, String> settings = new TreeMap<>(kernel().root().sysctls());
        settings.put("net.ipv4.ip_forward", "0");
        NetworkState state = kernel().with(kernel().root().withSysctls(settings));
        DriftItem item = only(state);
        assertThat(item.element()).isEqualTo("host");
        assertThat(taken(item, state).host().orElseThrow().stack().forwarding()).isFalse();
    }

    private static final Topology BONDED = Topology.empty("bonded")
            .withNode(Namespace.of("a").withStack(IpStack.DEFAULT.withInterfaces(List.of(
                    new DrawnBond(LinkBasics.of("bond0"), DrawnBond.Mode.ACTIVE_BACKUP, List.of("eth0", "eth1")),
                    new DrawnVrf(LinkBasics.of("blue"), 100, List.of("eth2", "dum0")),
                    new DrawnDummy(LinkBasics.of("dum0"))))))
            .withNode(Namespace.of("b"))
            .withCable(Cable.of(CableEnd.of("a", "eth0"), CableEnd.of("b", "eth0")))
            .withCable(Cable.of(CableEnd.of("a", "eth1"), CableEnd.of("b", "eth1")))
            .withCable(Cable.of(CableEnd.of("a", "eth2"), CableEnd.of("b", "eth2")));

    private static DriftItem onlyOfBonded(String device, UnaryOperator<Interface> how) {
        NetworkState kernel = TopologyCompiler.compile(BONDED, TargetTraits.SANDBOX).state();
        NetworkState changed = kernel.with(space(kernel, "a").with(how.apply(space(kernel, "a").interfaces().get(device))));
        List<DriftItem> items = Drift.of(BONDED, changed, TargetTraits.SANDBOX).items();
        assertThat(items).as(items.toString()).hasSize(1);
        Topology taken = Objects.requireNonNull(items.getFirst().take()).apply(BONDED);
        assertThat(Drift.of(taken, changed, TargetTraits.SANDBOX).items()).as("drawn as it is").isEmpty();
        return items.getFirst();
    }

    @Test
    void aMemberThatWasTakenOutOfABondIsPutBackSwitchedOffFirst() {
        assertThat(commands(onlyOfBonded("eth1", i -> i.withMaster(null))))
                .containsExactly("ip -n a link set eth1 down", "ip -n a link set eth1 master bond0");
        // As the bond leaves it, it is off.
        NetworkState kernel = TopologyCompiler.compile(BONDED, TargetTraits.SANDBOX).state();
        NetworkState off = kernel.with(space(kernel, "a").with(space(kernel, "a").interfaces().get("eth1").withMaster(null).withUp(false)));
        assertThat(Drift.of(BONDED, off, TargetTraits.SANDBOX).items().stream().flatMap(i -> commands(i).stream()))
                .containsExactlyInAnyOrder("ip -n a link set eth1 master bond0", "ip -n a link set eth1 up");
    }

    @Test
    void whatSomebodyPutIntoABondIsTakenOutAndSwitchedOnAgain() {
        assertThat(commands(onlyOfBonded("eth2", i -> i.withMaster("bond0"))))
                .containsExactly("ip -n a link set eth2 master blue", "ip -n a link set eth2 up");
    }

    @Test
    void membersOfAVrfAreSeenAsThoseOfABondAre() {
        assertThat(commands(onlyOfBonded("eth2", i -> i.withMaster(null)))).containsExactly("ip -n a link set eth2 master blue");
        assertThat(commands(onlyOfBonded("dum0", i -> i.withMaster(null)))).containsExactly("ip -n a link set dum0 master blue");
        assertThat(commands(onlyOfBonded("dum0", i -> i.withMaster("bond0"))))
                .containsExactly("ip -n a link set dum0 master blue", "ip -n a link set dum0 up");
    }

    @Test
    void aBondThatSomebodyMadeIsDrawnWithItsMembers() {
        NetworkState wanted = TopologyCompiler.compile(BONDED, TargetTraits.SANDBOX).state();
        NetworkState kernel = wanted.with(space(wanted, "a").with(space(wanted, "a").interfaces().get("bond0").withMtu(1500)));
        Topology bare = BONDED.withNode("a", ((Namespace) BONDED.nodes().get("a")).withStack(IpStack.DEFAULT.withInterfaces(List.of(
                new DrawnVrf(LinkBasics.of("blue"), 100, List.of("eth2", "dum0")), new DrawnDummy(LinkBasics.of("dum0"))))));
        Topology taken = bare;
        for (DriftItem item : Drift.of(bare, kernel, TargetTraits.SANDBOX).items()) {
            // What the kernel did to the members goes into the drawing with the bond.
            if (item.take() != null) {
                taken = item.take().apply(taken);
            }
        }
        assertThat(Drift.of(taken, kernel, TargetTraits.SANDBOX).items()).isEmpty();
        assertThat(((Namespace) taken.nodes().get("a")).stack().drawn("bond0").orElseThrow().members()).contains("eth0", "eth1");
    }

    /** The bond is not drawn: whoever takes one of its members into the drawing takes the bond as well. */
    @Test
    void aMemberOfABondThatIsNotDrawnIsSaidToBeOneAndTakenIntoTheDrawing() {
        NetworkState wanted = TopologyCompiler.compile(BONDED, TargetTraits.SANDBOX).state();
        NetworkState kernel = wanted.with(space(wanted, "a").with(space(wanted, "a").interfaces().get("bond0").withMtu(1500)));
        Topology bare = BONDED.withNode("a", ((Namespace) BONDED.nodes().get("a")).withStack(IpStack.DEFAULT.withInterfaces(List.of(
                new DrawnVrf(LinkBasics.of("blue"), 100, List.of("eth2", "dum0")), new DrawnDummy(LinkBasics.of("dum0"))))));
        DriftItem member = Drift.of(bare, kernel, TargetTraits.SANDBOX).items().stream()
                .filter(i -> i.kind() == DriftItem.Kind.PLUG)
                .findFirst()
                .orElseThrow();
        assertThat(member.what().text(java.util.Locale.ENGLISH)).contains("member of bond0").doesNotContain("bridge");
        Topology taken = Objects.requireNonNull(member.take()).apply(bare);
        assertThat(((Namespace) taken.nodes().get("a")).stack().drawn("bond0").orElseThrow().members())
                .contains("eth0", "eth1");
        assertThat(Drift.of(taken, kernel, TargetTraits.SANDBOX).items()).isEmpty();
    }

    @Test
    void everyDifferenceIsSaidInBothLanguages() {
        List<NetworkState> states = new ArrayList<>(List.of(
                edit("blue", "eth0", i -> i.withUp(false)), edit("", "red-br", i -> i.withMaster(null))));
        states.add(kernel().without("red"));
        for (NetworkState state : states) {
            for (DriftItem item : items(state)) {
                assertThat(item.what().text(java.util.Locale.KOREAN)).doesNotContain("{").isNotEqualTo(item.what().key());
            }
        }
    }
}
