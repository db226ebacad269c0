package dev.vethwork.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Mac;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnDummy;
import dev.vethwork.topology.kind.LinkBasics;
import dev.vethwork.topology.netfilter.Masquerade;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EditsTest {
    private static Topology of(Edit... edits) {
        Topology topology = Topology.empty("lab");
        for (Edit edit : edits) {
            topology = edit.apply(topology);
        }
        return topology;
    }

    private static Edit add(Node node) {
        return Edits.addNode(node, new Position(100, 100));
    }

    private static final Topology BRIDGED = of(
            add(Namespace.of("red")),
            add(Namespace.of("blue")),
            add(Bridge.of("v-net-0")),
            Edits.connect("red", "v-net-0"),
            Edits.connect("blue", "v-net-0"));

    @Test
    void aFreshMacIsNobodysNotEvenABridgesOrAnInterfacesInANode() {
        Mac first = new Mac("02:00:00:00:00:01");
        Topology drawn = Topology.empty("lab")
                .withNode(Bridge.of("br").withMac(first.next()))
                .withNode(Namespace.of("red").withStack(IpStack.DEFAULT.withInterfaces(
                        List.of(new DrawnDummy(LinkBasics.of("dum0").withMac(first.next().next()))))));
        assertThat(FreshMacs.after(drawn, first)).isEqualTo(first.next().next().next());
    }

    @Test
    void connectingTwoNamespacesNamesAndAddressesBothEnds() {
        Cable cable = of(add(Namespace.of("red")), add(Namespace.of("blue")), Edits.connect("red", "blue"))
                .cables()
                .getFirst();
        assertThat(cable.a().id()).hasToString("red:veth-red");
        assertThat(cable.b().id()).hasToString("blue:veth-blue");
        assertThat(cable.a().addresses()).containsExactly(InterfaceAddress.parse("192.168.15.1/24"));
        assertThat(cable.b().addresses()).containsExactly(InterfaceAddress.parse("192.168.15.2/24"));
    }

    @Test
    void whoIsCabledToTheInternetGoesOutThatWayUnlessItKnowsAnother() {
        Topology drawn = of(add(Namespace.of("red")), add(Internet.of("internet")), Edits.connect("internet", "red"));
        Route out = Route.via(Prefix.ALL_V4, drawn.endsOf("internet").getFirst().addresses().getFirst().ip());
        assertThat(((Namespace) drawn.node("red").orElseThrow()).stack().routes()).containsExactly(out);
        Route other = Route.via(Prefix.ALL_V4, Addresses.parse("10.0.0.1"));
        IpStack stack = IpStack.DEFAULT.withRoutes(List.of(other));
        Topology known = of(add(Namespace.of("red").withStack(stack)), add(Internet.of("internet")), Edits.connect("red", "internet"));
        assertThat(((Namespace) known.node("red").orElseThrow()).stack().routes()).containsExactly(other);
    }

    @Test
    void connectingToABridgeNamesThePortAfterTheNamespace() {
        assertThat(BRIDGED.endsOf("v-net-0").stream().map(e -> e.interfaceName()))
                .containsExactly("veth-red-br", "veth-blue-br");
        assertThat(BRIDGED.endsOf("v-net-0").getFirst().addresses()).isEmpty();
        assertThat(BRIDGED.endsOf("blue").getFirst().addresses())
                .containsExactly(InterfaceAddress.parse("192.168.15.2/24"));
    }

    @Test
    void parallelCablesGetNumbers() {
        Topology twice = Edits.connect("red", "v-net-0").apply(BRIDGED);
        assertThat(twice.cables().getLast().a().interfaceName()).isEqualTo("veth-red2");
        assertThat(twice.cables().getLast().b().interfaceName()).isEqualTo("veth-red2-br");
    }

    @Test
    void proposedNamesFitTheKernel() {
        Topology topology = of(
                add(Namespace.of("a-rather-long-name-one")),
                add(Namespace.of("a-rather-long-name-two")),
                add(Bridge.of("bridge-of-fifte")),
                Edits.connect("a-rather-long-name-one", "bridge-of-fifte"),
                Edits.connect("a-rather-long-name-two", "bridge-of-fifte"));
        assertThat(topology.cables().stream().flatMap(c -> c.ends().stream()).map(e -> e.interfaceName()))
                .allMatch(n -> n.length() <= 15)
                .doesNotHaveDuplicates();
    }

    @Test
    void anotherSegmentGetsAnotherSubnet() {
        Topology more = Edits.connect("red", "green").apply(add(Namespace.of("green")).apply(BRIDGED));
        assertThat(more.endsOf("green").getFirst().addresses())
                .containsExactly(InterfaceAddress.parse("192.168.16.2/24"));
    }

    @Test
    void repluggingKeepsTheSettingsOfTheEnd() {
        Topology start = of(
                add(Namespace.of("red")), add(Namespace.of("blue")), add(Bridge.of("v-net-0")), Edits.connect("red", "blue"));
        Topology plugged =
                Edits.replug(new EndId("blue", "veth-blue"), "v-net-0").apply(start);
        Cable cable = plugged.cables().getFirst();
        assertThat(cable.a()).isEqualTo(start.cables().getFirst().a());
        assertThat(cable.b().id()).hasToString("v-net-0:veth-red-br");
        assertThat(cable.b().addresses()).isEmpty();
    }

    @Test
    void renamingAnInterfaceTakesItsSettingsAlong() {
        Topology set = Edits.changeStack("red", s -> s.withSysctls(new TreeMap<>(Map.of(
                        "net.ipv4.conf.veth-red.rp_filter", "2", "net.ipv4.conf.all.rp_filter", "1"))))
                .apply(BRIDGED);
        Topology renamed = Edits.changeEnd(new EndId("red", "veth-red"), e -> e.withInterfaceName("eth0.10")).apply(set);
        assertThat(((Namespace) renamed.nodes().get("red")).stack().sysctls())
                .containsOnlyKeys("net.ipv4.conf.eth0.10.rp_filter", "net.ipv4.conf.all.rp_filter");
    }

    @Test
    void renamingAnInterfaceTakesTheRulesAlong() {
        Topology masked = Edits.changeStack(
                        "red", s -> s.withMasquerades(List.of(new Masquerade(null, "veth-red"))))
                .apply(BRIDGED);
        Topology renamed = Edits.changeEnd(new EndId("red", "veth-red"), e -> e.withInterfaceName("eth0"))
                .apply(masked);
        assertThat(renamed.node("red")).get().satisfies(n -> assertThat(((Namespace) n).stack().masquerades())
                .containsExactly(new Masquerade(null, "eth0")));
    }

    @Test
    void renamingABridgeTakesTheRulesOfTheHostAlong() {
        Topology masked = Edits.changeStack("host", s -> s.withMasquerades(List.of(new Masquerade(null, "v-net-0"))))
                .apply(add(Host.of("host")).apply(BRIDGED));
        Topology renamed = Edits.rename("v-net-0", "br0").apply(masked);
        assertThat(renamed.host().orElseThrow().stack().masquerades()).containsExactly(new Masquerade(null, "br0"));
    }

    @Test
    void renamingToATakenNameIsRefused() {
        assertThatThrownBy(() -> Edits.rename("red", "blue").apply(BRIDGED)).isInstanceOf(BadValue.class);
    }

    @Test
    void duplicatingPlugsTheCopyIntoTheSameBridge() {
        Topology more = Edits.duplicate(Set.of("red"), 40, 40).apply(BRIDGED);
        assertThat(more.endsOf("red2").getFirst().interfaceName()).isEqualTo("veth-red2");
        assertThat(more.endsOf("red2").getFirst().addresses())
                .containsExactly(InterfaceAddress.parse("192.168.15.3/24"));
        assertThat(more.endsOf("v-net-0")).hasSize(3);
        assertThat(more.layout().get("red2")).isEqualTo(new Position(140, 140));
    }

    @Test
    void pastingGivesFreshNamesAndASubnetOfItsOwn() {
        Topology more = Edits.paste(BRIDGED, 20, 20).apply(BRIDGED);
        assertThat(more.nodes().keySet()).contains("red2", "blue2", "v-net-1");
        assertThat(more.endsOf("blue2").getFirst().addresses())
                .containsExactly(InterfaceAddress.parse("192.168.16.2/24"));
        assertThat(more.cables().stream().flatMap(c -> c.ends().stream()).map(e -> e.interfaceName()))
                .doesNotHaveDuplicates();
    }

    @Test
    void pastingGivesSubnetsOfAnySizeAndFamilyOnesOfTheirOwn() {
        Topology lab = Topology.empty("lab")
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withCable(Cable.of(
                        CableEnd.of("red", "eth0", "10.1.0.1/16", "fd00::ff00:0:0:1/64"),
                        CableEnd.of("blue", "eth0", "10.1.0.2/16", "fd00::2/64")));
        assertThat(Edits.paste(lab, 20, 20).apply(lab).endsOf("red2").getFirst().addresses())
                .containsExactly(InterfaceAddress.parse("10.2.0.1/16"), InterfaceAddress.parse("fd00:0:0:1:ff00::1/64"));
    }

    @Test
    void everyEditHasANameInEnglishAndKorean() {
        List<Edit> all = List.of(
                add(Namespace.of("red")),
                Edits.remove(List.of("a")),
                Edits.remove(List.of("a", "b")),
                Edits.move(Map.of("a", new Position(0, 0))),
                Edits.connect("a", "b"),
                Edits.nameLab("x"),
                Edits.removeNote(0));
        for (Edit edit : all) {
            for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
                assertThat(EditText.of(edit.name(), locale)).isNotEqualTo(edit.name().key()).doesNotContain("{");
            }
        }
        assertThat(EditText.of(EditName.of("addNote"), Locale.KOREAN)).isEqualTo("메모 쓰기");
    }
}
