package dev.vethwork.format.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.format.Drawings;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.format.codec.TopologyCodec;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.YamlReader;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Masquerade;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class TopologyPatchTest {
    private static Topology lesson() throws Exception {
        return TopologyFormat.read(Path.of("sample-topologies/04-outside-no-way-back.vethwork.json"));
    }

    private static String patch(Topology before, Topology after) {
        return TopologyPatch.json(before, after).toString();
    }

    @Example
    void equalDrawingsNeedNoOperation() throws Exception {
        assertThat(TopologyPatch.between(lesson(), lesson())).isEmpty();
    }

    @Example
    void aNewMasqueradeIsOneOperationOnTheHost() throws Exception {
        Host host = lesson().host().orElseThrow();
        StackNode masking = host.editStack(s -> s.withMasquerades(List.of(new Masquerade(null, "veth-lan"))));
        assertThat(patch(lesson(), lesson().withNode("host", masking)))
                .isEqualTo("[{\"op\":\"add\",\"path\":\"/nodes/3/masquerades\",\"value\":[{\"out\":\"veth-lan\"}]}]");
    }

    @Example
    void aChangedAddressIsReplacedInItsPlace() throws Exception {
        Topology after = lesson().editCable(new EndId("red", "veth-red"), c -> c.withEnd(
                c.a().id(), c.a().withAddresses(List.of(InterfaceAddress.parse("192.168.15.9/24")))));
        assertThat(patch(lesson(), after))
                .isEqualTo("[{\"op\":\"replace\",\"path\":\"/cables/0/a/addresses/0\",\"value\":\"192.168.15.9/24\"}]");
    }

    @Example
    void aRemovedNodeTakesItsCableAndItsPlaceAndLeavesTheOthersAlone() throws Exception {
        assertThat(patch(lesson(), lesson().withoutNodes(Set.of("red"))))
                .isEqualTo("[{\"op\":\"remove\",\"path\":\"/nodes/0\"},{\"op\":\"remove\",\"path\":\"/cables/0\"},"
                        + "{\"op\":\"remove\",\"path\":\"/layout/red\"}]");
    }

    @Example
    void aNewNodeIsAddedAtTheEnd() throws Exception {
        Namespace green = new Namespace("green", Namespace.Role.ROUTER, IpStack.DEFAULT);
        assertThat(patch(lesson(), lesson().withNode(green)))
                .isEqualTo("[{\"op\":\"add\",\"path\":\"/nodes/5\",\"value\":"
                        + "{\"kind\":\"namespace\",\"name\":\"green\",\"role\":\"router\"}}]");
    }

    @Property(tries = 300, seed = "1")
    void appliedToTheFileBeforeItMakesTheFileAfter(@ForAll long one, @ForAll long other) {
        Topology before = Drawings.random(one);
        Topology after = Drawings.random(other);
        assertThat(applied(before, TopologyPatch.between(before, after))).isEqualTo(TopologyCodec.write(after));
    }

    @Property(tries = 300, seed = "1")
    void someNodesFewerIsRemovalsOnly(@ForAll long seed) {
        Topology before = Drawings.random(seed);
        Set<String> gone = new java.util.HashSet<>(before.nodes().keySet());
        gone.removeIf(n -> n.hashCode() % 2 == 0);
        List<Operation> operations = TopologyPatch.between(before, before.withoutNodes(gone));
        assertThat(operations).allMatch(o -> o.op() == Operation.Op.REMOVE);
        assertThat(applied(before, operations)).isEqualTo(TopologyCodec.write(before.withoutNodes(gone)));
    }

    /** As RFC 6902 has it. */
    private static JsonNode applied(Topology before, List<Operation> operations) {
        ObjectNode file = TopologyCodec.write(before);
        for (Operation operation : operations) {
            JsonPointer path = JsonPointer.compile(operation.path());
            JsonNode parent = file.at(path.head());
            String token = path.last().getMatchingProperty();
            if (parent instanceof ArrayNode list) {
                int index = Integer.parseInt(token);
                switch (operation.op()) {
                    case ADD -> list.insert(index, operation.value());
                    case REMOVE -> list.remove(index);
                    case REPLACE -> list.set(index, operation.value());
                }
            } else if (parent instanceof ObjectNode object) {
                switch (operation.op()) {
                    case ADD, REPLACE -> object.set(token, operation.value());
                    case REMOVE -> object.remove(token);
                }
            } else {
                throw new AssertionError("nothing at " + operation.path());
            }
        }
        return file;
    }

    @Property(tries = 200, seed = "1")
    void whatDiffersIsWhatMakesOneOfTheOther(@ForAll long seed, @ForAll long other) throws Exception {
        Topology before = Drawings.random(seed);
        Topology after = Drawings.random(other);
        assertThat(TopologyPatch.apply(before, TopologyPatch.between(before, after))).isEqualTo(after);
    }

    @Example
    void elementsMayBeNamed() throws Exception {
        Problems problems = new Problems();
        Located yaml = YamlReader.read(
                """
                - { op: add, path: /nodes/blue/routes/-, value: { to: default, via: 192.168.15.5 } }
                - { op: remove, path: "/cables/v-net-0:veth-red-br" }
                """,
                0,
                problems);
        List<Operation> operations = ((Located.Items) yaml)
                .items().stream().map(o -> Operation.read(o, problems)).toList();
        Topology after = TopologyPatch.apply(lesson(), operations);
        assertThat(after.cables()).hasSize(2);
        assertThat(TopologyFormat.print(after)).contains("\"to\": \"default\"");
    }

    @Example
    void whatLeadsNowhereIsNamed() {
        Operation nowhere = new Operation(Operation.Op.REMOVE, "/nodes/green", null);
        assertThatThrownBy(() -> TopologyPatch.apply(lesson(), List.of(nowhere)))
                .isInstanceOf(BadValue.class)
                .hasMessageContaining("/nodes/green");
    }

    @Example
    void anAliasOfYamlIsRefusedAndBuildsNothing() throws Exception {
        Problems problems = new Problems();
        YamlReader.read("a: &x [ 1, 2 ]\nb: [ *x, *x ]\n", 7, problems);
        assertThatThrownBy(problems::throwIfAny).isInstanceOfSatisfying(FormatException.class, e -> {
            assertThat(e.problems().getFirst().line()).isEqualTo(8);
            assertThat(e.problems().getFirst().message()).contains("anchors");
        });
    }
}
