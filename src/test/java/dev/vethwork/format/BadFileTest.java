package dev.vethwork.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vethwork.format.json.FormatException;
import dev.vethwork.format.json.FormatException.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadFileTest {
    private static List<Problem> problems(String json) {
        FormatException thrown = catchThrowableOfType(FormatException.class, () -> TopologyFormat.parse(json));
        assertThat(thrown).as("refused: %s", json).isNotNull();
        assertThat(thrown.problems()).allSatisfy(p -> {
            assertThat(p.message()).isNotBlank();
            assertThat(p.remedy()).isNotBlank();
        });
        return thrown.problems();
    }

    private static String lab(String rest) {
        return "{ \"vethwork\": 1, \"name\": \"lab\",\n" + rest + " }";
    }

    /** Pointer, then what stands in the drawing with single quotes for double ones. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '#', value = {
        "/color                          | 'color': 'red'",
        "/nodes                          | 'nodes': {}",
        "/nodes/0                        | 'nodes': [ 'red' ]",
        "/nodes/0                        | 'nodes': [ { 'name': 'red' } ]",
        "/nodes/0                        | 'nodes': [ { 'kind': 'namespace' } ]",
        "/nodes/0/kind                   | 'nodes': [ { 'kind': 'router', 'name': 'red' } ]",
        "/nodes/0/name                   | 'nodes': [ { 'kind': 'namespace', 'name': 7 } ]",
        "/nodes/0/name                   | 'nodes': [ { 'kind': 'namespace', 'name': null } ]",
        "/nodes/0/forwarding             | 'nodes': [ { 'kind': 'namespace', 'name': 'red', 'forwarding': 'true' } ]",
        "/nodes/0/stp                    | 'nodes': [ { 'kind': 'namespace', 'name': 'red', 'stp': true } ]",
        "/nodes/0/mtu                    | 'nodes': [ { 'kind': 'bridge', 'name': 'br', 'mtu': 1500.5 } ]",
        "/nodes/0/mtu                    | 'nodes': [ { 'kind': 'bridge', 'name': 'br', 'mtu': 67 } ]",
        "/nodes/0/mtu                    | 'nodes': [ { 'kind': 'bridge', 'name': 'br', 'mtu': 99999999999999999999 } ]",
        "/nodes/0/addresses/1            | 'nodes': [ { 'kind': 'bridge', 'name': 'br', 'addresses': [ '10.0.0.1/8', '10.0.0.256' ] } ]",
        "/nodes/1/name                   | 'nodes': [ { 'kind': 'bridge', 'name': 'br' }, { 'kind': 'namespace', 'name': 'br' } ]",
        "/nodes/1/kind                   | 'nodes': [ { 'kind': 'host', 'name': 'a' }, { 'kind': 'host', 'name': 'b' } ]",
        "/nodes/0/routes/0               | 'nodes': [ { 'kind': 'host', 'name': 'h', 'routes': [ { 'via': '10.0.0.1' } ] } ]",
        "/nodes/0/routes/0/to            | 'nodes': [ { 'kind': 'host', 'name': 'h', 'routes': [ { 'to': 'all' } ] } ]",
        "/nodes/0/routes/0/metric        | 'nodes': [ { 'kind': 'host', 'name': 'h', 'routes': [ { 'to': 'default', 'metric': 4294967296 } ] } ]",
        "/nodes/0/routes/0/type          | 'nodes': [ { 'kind': 'host', 'name': 'h', 'routes': [ { 'to': 'default', 'type': 'Blackhole' } ] } ]",
        "/nodes/0/masquerades/0/source   | 'nodes': [ { 'kind': 'host', 'name': 'h', 'masquerades': [ { 'source': '10.0.0.0/33' } ] } ]",
        "/nodes/0/portForwards/0/to      | 'nodes': [ { 'kind': 'host', 'name': 'h', 'portForwards': [ { 'port': 80, 'to': '10.0.0.1:65536' } ] } ]",
        "/nodes/0/portForwards/0/port    | 'nodes': [ { 'kind': 'host', 'name': 'h', 'portForwards': [ { 'port': 0, 'to': '10.0.0.1' } ] } ]",
        "/nodes/0/firewall/policies/nat  | 'nodes': [ { 'kind': 'host', 'name': 'h', 'firewall': { 'policies': { 'nat': 'drop' } } } ]",
        "/nodes/0/firewall/rules/0       | 'nodes': [ { 'kind': 'host', 'name': 'h', 'firewall': { 'rules': [ { 'chain': 'input' } ] } } ]",
        "/nodes/0/sysctls/kernel.hostname| 'nodes': [ { 'kind': 'host', 'name': 'h', 'sysctls': { 'kernel.hostname': 'x' } } ]",
        "/nodes/0/sysctls/net.~1x        | 'nodes': [ { 'kind': 'host', 'name': 'h', 'sysctls': { 'net./x': '0' } } ]",
        "/nodes/0/services/0/command     | 'nodes': [ { 'kind': 'host', 'name': 'h', 'services': [ { 'name': 's', 'command': [] } ] } ]",
        "/cables/0/b                     | 'nodes': [ { 'kind': 'host', 'name': 'h' } ], 'cables': [ { 'a': { 'node': 'h', 'interface': 'x' }, 'b': 1 } ]",
        "/cables/0                       | 'nodes': [ { 'kind': 'host', 'name': 'h' } ], 'cables': [ { 'a': { 'node': 'h', 'interface': 'x' } } ]",
        "/cables/0/b/node                | 'nodes': [ { 'kind': 'host', 'name': 'h' } ], 'cables': [ { 'a': { 'node': 'h', 'interface': 'x' }, 'b': { 'node': 'gone', 'interface': 'y' } } ]",
        "/cables/0/b/interface           | 'nodes': [ { 'kind': 'host', 'name': 'h' } ], 'cables': [ { 'a': { 'node': 'h', 'interface': 'x' }, 'b': { 'node': 'h', 'interface': 'x' } } ]",
        "/cables/0/b/mac                 | 'nodes': [ { 'kind': 'host', 'name': 'h' } ], 'cables': [ { 'a': { 'node': 'h', 'interface': 'x' }, 'b': { 'node': 'h', 'interface': 'y', 'mac': '02:00' } } ]",
        "/cables/0/rate                  | 'nodes': [ { 'kind': 'host', 'name': 'h' } ], 'cables': [ { 'a': { 'node': 'h', 'interface': 'x' }, 'b': { 'node': 'h', 'interface': 'y' }, 'rate': '10 parsecs' } ]",
        "/nodes/0/in                     | 'nodes': [ { 'kind': 'bridge', 'name': 'br', 'in': 'gone' } ]",
        "/nodes/0/in                     | 'nodes': [ { 'kind': 'bridge', 'name': 'br', 'in': 'h' }, { 'kind': 'host', 'name': 'h' } ]",
        "/nodes/0/in                     | 'nodes': [ { 'kind': 'bridge', 'name': 'br', 'in': 'n', 'isolated': true }, { 'kind': 'namespace', 'name': 'n' } ]",
        "/nodes/0/in                     | 'nodes': [ { 'kind': 'bridge', 'name': 'br', 'in': 'n', 'type': 'openvswitch' }, { 'kind': 'namespace', 'name': 'n' } ]",
        "/layout/gone                    | 'layout': { 'gone': { 'x': 1, 'y': 2 } }",
        "/notes/0/x                      | 'notes': [ { 'text': '', 'x': 1e999, 'y': 2 } ]",
    })
    void everyWrongPlaceIsNamed(String pointer, String rest) {
        assertThat(problems(lab(rest.replace('\'', '"')))).singleElement().satisfies(p -> {
            assertThat(p.pointer()).isEqualTo(pointer);
            assertThat(p.line()).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "a/b", "../etc", "..", ".", "a b", "a\\nb", "a\\\"b", "$(reboot)", "`x`", "-rf", "", "a;b", "한", "veth–red", "a\\u0000b", "a|b", "a&b"
    })
    void aNameThatIsNotOnePlainWordIsRefusedAtTheDoor(String name) {
        assertThat(problems(lab("'nodes': [ { 'kind': 'namespace', 'name': '".replace('\'', '"') + name + "\" } ]")))
                .singleElement()
                .satisfies(p -> assertThat(p.pointer()).isEqualTo("/nodes/0/name"));
        String cable = "'nodes': [ { 'kind': 'namespace', 'name': 'red' } ],\n 'cables': [ { 'a': { 'node': 'red', 'interface': '%' },"
                + " 'b': { 'node': 'red', 'interface': 'ok' } } ]";
        assertThat(problems(lab(cable.replace('\'', '"').replace("%", name)))).singleElement().satisfies(p -> {
            assertThat(p.pointer()).isEqualTo("/cables/0/a/interface");
            assertThat(p.line()).isEqualTo(3);
        });
    }

    @Test
    void anInterfaceNameTooLongForTheKernelCanBeDrawn() {
        String json = lab("'nodes': [ { 'kind': 'bridge', 'name': 'a-bridge-of-over-15-bytes' } ]".replace('\'', '"'));
        assertThatCode(() -> TopologyFormat.parse(json)).doesNotThrowAnyException();
    }

    @Test
    void allWrongPlacesAreNamedAtOnce() {
        String json = """
                {
                  "vethwork": 1,
                  "name": "two words",
                  "nodes": [
                    { "kind": "namespace", "name": "red", "routes": [ { "to": "x" }, { "to": "default", "vai": "10.0.0.1" } ] },
                    { "kind": "bridge", "name": "a/b" }
                  ],
                  "cables": [
                    { "a": { "node": "red", "interface": "e0", "mtu": 1 }, "b": { "node": "green", "interface": "e1" } }
                  ]
                }
                """;
        assertThat(problems(json))
                .extracting(p -> p.line() + " " + p.pointer())
                .containsExactlyInAnyOrder(
                        "3 /name",
                        "5 /nodes/0/routes/0/to",
                        "5 /nodes/0/routes/1/vai",
                        "6 /nodes/1/name",
                        "9 /cables/0/a/mtu",
                        "9 /cables/0/b/node");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "999999"})
    void aNewerVersionIsSaidToBeNewerAndNothingElse(String version) {
        assertThat(problems("{ \"vethwork\": " + version + ", \"future\": [] }"))
                .singleElement()
                .satisfies(p -> assertThat(p.message()).contains("version " + version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ \"vethwork\": 0 }", "{ \"vethwork\": \"1\" }", "{ \"name\": \"lab\" }", "[]", "1", "null"})
    void withoutAVersionThereIsNoDrawing(String json) {
        assertThat(problems(json)).hasSize(1);
    }

    @Test
    void aFieldThatIsThereTwiceIsRefused() {
        assertThat(problems(lab("\"description\": \"a\",\n\"description\": \"b\"")))
                .singleElement()
                .satisfies(p -> assertThat(p.pointer() + " " + p.line()).isEqualTo("/description 3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "{", "{ \"vethwork\"", "{ \"vethwork\": 1, \"name\": \"la", "{ \"vethwork\": 1, \"nodes\": [ { ", "nonsense", "{ 'a': 1 }",
        "{ \"a\": 1, }", "// comment\n{}", "{ \"a\": NaN }", "{ \"a\": 01 }", "{ \"a\": \"line\nbreak\" }", "{} {}", "{}x", "{}\u0000"
    })
    void whatIsNotOneJsonValueIsRefusedWithItsLine(String json) {
        assertThat(problems(json)).singleElement().satisfies(p -> assertThat(p.line()).isPositive());
    }

    @Test
    void everyTruncationIsRefused() {
        String whole = TopologyFormat.print(Drawings.random(3)).strip();
        for (int length = 0; length < whole.length(); length++) {
            problems(whole.substring(0, length));
        }
    }

    @Test
    void whatIsNestedTooDeeplyIsRefused() {
        assertThat(problems("[".repeat(100_000))).singleElement().satisfies(p -> assertThat(p.message()).contains("nested"));
    }

    @Test
    void aFileThatIsTooLargeIsRefusedUnread(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("large.vethwork.json");
        try (var large = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(1L << 40);
        }
        FormatException thrown = catchThrowableOfType(FormatException.class, () -> TopologyFormat.read(file));
        assertThat(thrown.problems().getFirst().message()).contains("16 MiB");
    }

    @Test
    void aFileThatIsNotUtf8IsRefused(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("x.vethwork.json"), new byte[] {'{', '"', (byte) 0xff});
        FormatException thrown = catchThrowableOfType(FormatException.class, () -> TopologyFormat.read(file));
        assertThat(thrown.problems().getFirst().message()).contains("UTF-8");
    }

    @Test
    void hopelessFilesDoNotFloodTheScreen() {
        assertThat(problems(lab("\"nodes\": [" + "1,".repeat(5000) + "1]"))).hasSize(100);
    }
}
