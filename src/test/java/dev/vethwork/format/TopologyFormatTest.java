package dev.vethwork.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.format.json.FormatException;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyFormatTest {
    private static final Topology LAB = Topology.empty("lab")
            .withNode(Namespace.of("red"))
            .withNode(Bridge.of("v-net-0").withAddresses(List.of(InterfaceAddress.parse("192.168.15.5/24"))))
            .withCable(Cable.of(CableEnd.of("red", "veth-red", "192.168.15.1"), CableEnd.of("v-net-0", "veth-red-br")))
            .withLayout(Map.of("red", new Position(120, 80.5)));

    @Test
    void aDrawingPrintsOneElementALineWithoutDefaults() {
        assertThat(TopologyFormat.print(LAB)).isEqualTo("""
                {
                  "vethwork": 1,
                  "name": "lab",
                  "nodes": [
                    { "kind": "namespace", "name": "red" },
                    { "kind": "bridge", "name": "v-net-0", "addresses": [ "192.168.15.5/24" ] }
                  ],
                  "cables": [
                    {
                      "a": { "node": "red", "interface": "veth-red", "addresses": [ "192.168.15.1" ] },
                      "b": { "node": "v-net-0", "interface": "veth-red-br" }
                    }
                  ],
                  "layout": {
                    "red": { "x": 120, "y": 80.5 }
                  }
                }
                """);
    }

    @Test
    void anAddressKeepsWhetherItsPrefixLengthWasWritten() throws FormatException {
        assertThat(TopologyFormat.parse(TopologyFormat.print(LAB))).isEqualTo(LAB);
    }

    @Test
    void theDefaultRouteIsOfItsGatewaysFamily() throws FormatException {
        Topology read = TopologyFormat.parse("""
                { "vethwork": 1, "name": "lab", "nodes": [ { "kind": "namespace", "name": "red", "routes": [
                  { "to": "default", "via": "fd00::1" }, { "to": "default", "device": "eth0" }, { "to": "::/0" } ] } ] }
                """);
        assertThat(((StackNode) read.nodes().get("red")).stack().routes())
                .extracting(Route::to)
                .containsExactly(Prefix.ALL_V6, Prefix.ALL_V4, Prefix.ALL_V6);
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws FormatException {
        assertThat(TopologyFormat.parse("\uFEFF" + TopologyFormat.print(LAB))).isEqualTo(LAB);
    }

    @Test
    void writingReplacesTheFileAndKeepsItsPermissions(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("lab.vethwork.json"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
        TopologyFormat.write(LAB, file);
        assertThat(TopologyFormat.read(file)).isEqualTo(LAB);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-rw----");
        assertThat(folder).isDirectoryContaining(p -> p.equals(file));
        assertThat(files(folder)).containsExactly(file);
    }

    @Test
    void writingThroughALinkKeepsTheLink(@TempDir Path folder) throws Exception {
        Path real = folder.resolve("real.vethwork.json");
        TopologyFormat.write(Topology.empty("other"), real);
        Path link = Files.createSymbolicLink(folder.resolve("link.vethwork.json"), real);
        TopologyFormat.write(LAB, link);
        assertThat(link).isSymbolicLink();
        assertThat(TopologyFormat.read(real)).isEqualTo(LAB);
    }

    @Test
    void aFailedWriteLeavesNothingBehind(@TempDir Path folder) throws Exception {
        Path occupied = Files.createDirectories(folder.resolve("lab.vethwork.json/inside")).getParent();
        assertThatThrownBy(() -> TopologyFormat.write(LAB, occupied)).isInstanceOf(IOException.class);
        assertThat(files(folder)).containsExactly(occupied);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.toList();
        }
    }
}
