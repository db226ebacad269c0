package dev.vethwork.ui.inspector.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.edit.Edit;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Note;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.Published;
import java.util.Collections;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FormsTest {
    private static final Topology LAB = Topology.empty("lab")
            .withNode(Namespace.of("red"))
            .withNode(Namespace.of("blue"))
            .withNode(Bridge.of("v-net-0"))
            .withNode(Host.of("host"))
            .withNode(Internet.of("internet"))
            .withCable(Cable.of(CableEnd.of("red", "veth-red", "192.168.15.1/24"), CableEnd.of("v-net-0", "veth-red-br")));

    @Test
    void everyFieldReadsBackWhatItWrites() {
        for (List<String> ids : List.of(List.<String>of(), List.of("red"), List.of("host"), List.of("internet"), List.of("v-net-0"), List.of("red:veth-red"))) {
            unchanged(form(ids));
        }
    }

    @Test
    void whatABridgeIsComesBeforeItsPorts() {
        assertThat(sections("v-net-0")).containsExactly("node", "switch", "interface");
        assertThat(sections("red")).startsWith("node", "interface", "stack");
    }

    private static List<String> sections(String node) {
        return Forms.parts(LAB, List.of(node)).stream()
                .flatMap(form -> form.sections().stream())
                .map(Section::key)
                .toList();
    }

    private static <S> void unchanged(Form<S> form) {
        for (Section<S> section : form.sections()) {
            for (Item<S> item : section.items()) {
                Edit edit = switch (item) {
                    case Setting<S> setting -> form.set(setting, form.value(LAB, setting).orElseThrow());
                    case Rows<S, ?> rows -> form.set(rows, form.cells(LAB, rows));
                };
                assertThat(edit.apply(LAB)).as(item.key()).isEqualTo(LAB);
            }
        }
    }

    @Test
    void rowsAreAddedToEachWhereTheyDiffer() {
        Topology lab = rows("red", "routes", List.of(List.of("10.0.0.0/8", "192.168.15.5", "", "", "unicast", "", "", "false")));
        added(lab, Forms.of(lab, List.of("red", "blue")).orElseThrow());
    }

    private static <S> void added(Topology lab, Form<S> form) {
        @SuppressWarnings("unchecked")
        Rows<S, ?> routes = (Rows<S, ?>) item(form, "routes");
        assertThat(form.same(lab, routes)).isFalse();
        Topology after = form.add(routes, List.of(List.of("default", "192.168.15.5", "", "", "unicast", "", "", "false")))
                .apply(lab);
        assertThat(stack(after, "red").routes()).hasSize(2);
        assertThat(stack(after, "blue").routes()).hasSize(1);
    }

    @Test
    void severalCablesAreSlowedDownTogether() {
        Topology lab = LAB.withCable(Cable.of(CableEnd.of("blue", "veth-blue"), CableEnd.of("v-net-0", "veth-blue-br")));
        Form<?> form = Forms.of(lab, List.of("red:veth-red", "blue:veth-blue")).orElseThrow();
        assertThat(form.sections()).extracting(Section::key).containsExactly("firstEnds", "secondEnds", "shaping");
        assertThat(setIn(lab, form, "delay", "20ms").cables())
                .extracting(c -> c.shaping().delay())
                .containsOnly("20ms");
    }

    @Test
    void theFormOfACableGoesOnAfterItsOtherEndWasRenamed() {
        goesOn(Forms.of(LAB, List.of("red:veth-red")).orElseThrow());
    }

    private static <S> void goesOn(Form<S> form) {
        @SuppressWarnings("unchecked")
        Setting<S> otherEnd = (Setting<S>) form.sections().get(1).items().getFirst();
        Topology renamed = form.set(otherEnd, "p-red").apply(LAB);
        assertThat(setIn(renamed, form, "mtu", "1400").cables()).singleElement().satisfies(cable -> {
            assertThat(cable.a().mtu()).isEqualTo(1400);
            assertThat(cable.b().interfaceName()).isEqualTo("p-red");
        });
    }

    private static <S> Topology setIn(Topology lab, Form<S> form, String key, String text) {
        @SuppressWarnings("unchecked")
        Setting<S> setting = (Setting<S>) item(form, key);
        return form.set(setting, text).apply(lab);
    }

    @Test
    void onlyAnEndInABridgeHasWhatPortsHave() {
        Form<?> form = Forms.of(LAB, List.of("red:veth-red")).orElseThrow();
        assertThat(keys(form.sections().get(0))).contains("addresses").doesNotContain("hairpin", "vlan");
        assertThat(keys(form.sections().get(1))).contains("addresses", "hairpin", "vlan");
    }

    private static List<String> keys(Section<?> section) {
        return section.items().stream().map(Item::key).toList();
    }

    @Test
    void aNoteHasAForm() {
        Topology lab = LAB.withNotes(List.of(new Note("here", 1, 2)));
        Form<?> form = Forms.of(lab, List.of("note#0")).orElseThrow();
        assertThat(form.kind()).isEqualTo("note");
        assertThat(Forms.of(lab, List.of("note#1"))).isEmpty();
    }

    @Test
    void aTypedRouteIsARouteOfTheNode() {
        Topology after = rows("red", "routes", List.of(List.of("default", "192.168.15.5", "", "", "unicast", "", "", "false")));
        assertThat(stack(after, "red").routes())
                .containsExactly(Route.via(Prefix.ALL_V4, dev.vethwork.net.Addresses.parse("192.168.15.5")));
    }

    @Test
    void defaultBySixMeansAllOfSix() {
        Topology after = rows("red", "routes", List.of(List.of("default", "fd00::1", "", "", "unicast", "", "", "false")));
        assertThat(stack(after, "red").routes().getFirst().to()).isEqualTo(Prefix.ALL_V6);
    }

    @Test
    void aMasqueradeWithoutASourceIsEverybodys() {
        Topology after = rows("host", "masquerades", List.of(Collections.nCopies(8, "")));
        assertThat(stack(after, "host").masquerades()).containsExactly(new Masquerade(null, null));
    }

    @Test
    void aRowInWhichNothingIsTypedIsNone() {
        Topology after = rows("red", "portForwards", List.of(List.of("", "", "", "", "")));
        assertThat(after).isEqualTo(LAB);
    }

    @Test
    void aFirewallRuleKeepsEveryWord() {
        List<String> typed = List.of(
                "forward", "10.0.0.0/8", "10.1.0.0/16", "tcp", "22", "eth0", "eth1", "false", "reject", "", "", "", "", "", "true", "", "5/second");
        Topology after = rows("host", "rules", List.of(typed));
        Form<?> form = form(List.of("host"));
        assertThat(cells(form, after, "rules")).containsExactly(typed);
    }

    @Test
    void aBadRowSaysWhichAndWhy() {
        Rows<?, ?> rows = (Rows<?, ?>) item(form(List.of("red:veth-red")), "addresses");
        assertThat(rows.problems(List.of(List.of("10.0.0.1/24"), List.of("10.0.0.300"))))
                .containsOnlyKeys(1)
                .extractingByKey(1, org.assertj.core.api.InstanceOfAssertFactories.throwable(BadValue.class))
                .hasMessageContaining("10.0.0.300");
    }

    @Test
    void aRenamedInterfaceTakesItsCableAlong() {
        Topology after = set(form(List.of("red:veth-red")), "interface", "eth0");
        assertThat(after.cables().getFirst().id()).isEqualTo("red:eth0");
    }

    @Test
    void aTakenNameIsRefused() {
        assertThatThrownBy(() -> set(form(List.of("red")), "name", "blue")).isInstanceOf(BadValue.class);
    }

    @Test
    void severalNodesChangeTogether() {
        Topology after = set(form(List.of("red", "host")), "forwarding", "true");
        assertThat(stack(after, "red").forwarding()).isTrue();
        assertThat(stack(after, "host").forwarding()).isTrue();
    }

    @Test
    void severalNodesThatDifferShowNoValue() {
        Topology mixed = set(form(List.of("red")), "forwarding", "true");
        assertThat(value(form(List.of("red", "blue")), mixed, "forwarding")).isEmpty();
    }

    @Test
    void aNodeAndACableHaveNothingInCommon() {
        assertThat(Forms.of(LAB, List.of("red", "red:veth-red"))).isEmpty();
    }

    @Test
    void everyFieldAndSectionHasItsWords() {
        ResourceBundle words = ResourceBundle.getBundle("dev.vethwork.ui.panels");
        for (List<String> ids : List.of(List.<String>of(), List.of("red"), List.of("host"), List.of("internet"), List.of("v-net-0"), List.of("red:veth-red"), List.of("red", "blue"))) {
            Form<?> form = form(ids);
            assertThat(words.containsKey("kind." + form.kind())).as(form.kind()).isTrue();
            for (Section<?> section : form.sections()) {
                assertThat(words.containsKey("section." + section.key())).as(section.key()).isTrue();
                for (Item<?> item : section.items()) {
                    assertThat(words.containsKey("field." + item.key())).as(item.key()).isTrue();
                    if (item instanceof Rows<?, ?> rows) {
                        rows.columns().forEach(c -> assertThat(words.containsKey("field." + c.key())).as(c.key()).isTrue());
                    }
                }
            }
        }
    }

    @Test
    void theInternetForwardsWithoutBeingToldTo() {
        assertThat(keys(form(List.of("internet")))).doesNotContain("forwarding").contains("published", "loopback");
        assertThat(keys(form(List.of("red")))).contains("forwarding");
    }

    @Test
    void aPortIsPublishedOfTcpOrUdpAndOfNothingElse() {
        for (String protocol : ((Input.Choice) PublishedRows.CODEC.columns().getFirst().input()).options()) {
            assertThat(PublishedRows.CODEC.parse().apply(List.of(protocol, "", "8080", "192.168.15.2:80")).address())
                    .isEqualTo(Published.LOOPBACK);
        }
    }

    private static List<String> keys(Form<?> form) {
        return form.sections().stream()
                .flatMap(section -> section.items().stream())
                .<String>map(Item::key)
                .toList();
    }

    private static Form<?> form(List<String> ids) {
        return Forms.of(LAB, ids).orElseThrow();
    }

    private static <S> Item<S> item(Form<S> form, String key) {
        return form.sections().stream()
                .flatMap(s -> s.items().stream())
                .filter(i -> i.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static <S> Topology set(Form<S> form, String key, String text) {
        return form.set((Setting<S>) item(form, key), text).apply(LAB);
    }

    private static <S> java.util.Optional<String> value(Form<S> form, Topology topology, String key) {
        return form.value(topology, (Setting<S>) item(form, key));
    }

    private static Topology rows(String node, String key, List<List<String>> cells) {
        return rows(form(List.of(node)), key, cells);
    }

    private static <S> Topology rows(Form<S> form, String key, List<List<String>> cells) {
        return form.set((Rows<S, ?>) item(form, key), cells).apply(LAB);
    }

    private static <S> List<List<String>> cells(Form<S> form, Topology topology, String key) {
        return form.cells(topology, (Rows<S, ?>) item(form, key));
    }

    private static IpStack stack(Topology topology, String node) {
        Function<Node, IpStack> stack = n -> ((dev.vethwork.topology.StackNode) n).stack();
        return topology.node(node).map(stack).orElseThrow();
    }
}
