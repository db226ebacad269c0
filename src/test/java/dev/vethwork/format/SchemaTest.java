package dev.vethwork.format;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SchemaTest {
    private static final String DRAWING = """
            { "vethwork": 1, "name": "lab",
              "nodes": [ { "kind": "namespace", "name": "red", "routes": [ { "to": "default", "via": "10.0.0.1" } ] },
                         { "kind": "bridge", "name": "br0" } ],
              "cables": [ { "a": { "node": "red", "interface": "r0" }, "b": { "node": "br0", "interface": "b0" } } ],
              "layout": { "red": { "x": 1, "y": 2.5 } } }
            """;

    @Property(tries = 200, seed = "1")
    void everyDrawingThatIsPrintedKeepsToTheSchema(@ForAll long seed) {
        assertThat(Schemas.complaints(TopologyFormat.print(Drawings.random(seed)))).isEmpty();
    }

    @Example
    void theSchemaRefusesWhatTheReaderRefuses() {
        assertThat(Schemas.complaints(DRAWING)).isEmpty();
        String[][] changes = {
            {"\"vethwork\": 1", "\"vethwork\": 2"},
            {"\"name\": \"lab\"", "\"name\": \"two words\""},
            {"\"name\": \"red\"", "\"name\": \"../red\""},
            {"\"name\": \"red\"", "\"name\": \"red\", \"stp\": true"},
            {"\"name\": \"br0\"", "\"name\": \"br0\", \"routes\": []"},
            {"\"kind\": \"bridge\"", "\"kind\": \"switch\""},
            {"\"to\": \"default\"", "\"to\": \"everywhere\""},
            {"\"to\": \"default\", ", ""},
            {"\"interface\": \"r0\"", "\"interface\": 5"},
            {"\"interface\": \"r0\"", "\"interface\": \"r0\", \"mtu\": 20"},
            {"\"x\": 1", "\"x\": \"1\""},
            {"\"layout\"", "\"lay-out\""},
        };
        for (String[] change : changes) {
            assertThat(Schemas.complaints(DRAWING.replace(change[0], change[1])))
                    .as(change[1])
                    .isNotEmpty();
        }
    }
}
