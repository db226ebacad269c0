package dev.vethwork.edit.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.Edits;
import dev.vethwork.edit.Fragment;
import dev.vethwork.edit.History;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.NodeFile;
import dev.vethwork.topology.Note;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Routers that are drawn with a daemon have a configuration for what is drawn, until somebody writes their own. */
class RoutingTest {
    private static final RoutingDaemon OSPF = new RoutingDaemon(RoutingProtocol.OSPF, RoutingSuite.BIRD);
    private static final RoutingDaemon BGP = new RoutingDaemon(RoutingProtocol.BGP, RoutingSuite.BIRD);
    private static final String OWN = "router id 9.9.9.9;\nprotocol device {}\n";

    private final History history = new History(Topology.empty("lab"));

    private void draw(Edit... edits) {
        List.of(edits).forEach(history::apply);
    }

    private static Edit router(String name, RoutingDaemon daemon) {
        return RoutingEdits.add(name, daemon, new Position(0, 0));
    }

    private void triangle(RoutingDaemon daemon) {
        draw(router("r1", daemon), router("r2", daemon), router("r3", daemon));
        draw(Edits.connect("r1", "r2"), Edits.connect("r2", "r3"), Edits.connect("r3", "r1"));
    }

    private StackNode node(String name) {
        return (StackNode) history.current().node(name).orElseThrow();
    }

    private String configuration(String name) {
        return node(name).stack().files().stream()
                .filter(f -> f.path().equals("/etc/bird/bird.conf"))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static Edit write(String name, String text) {
        return Edits.changeStack(name, s -> s.withFiles(List.of(new NodeFile("/etc/bird/bird.conf", text))));
    }

    @Test
    void anOspfRouterForwardsRunsBirdAndHasAnAddressByWhichItIsKnown() {
        draw(router("r1", OSPF), router("r2", OSPF));
        assertThat(node("r2").stack().forwarding()).isTrue();
        assertThat(node("r2").stack().services()).singleElement().satisfies(s -> {
            assertThat(s.name()).isEqualTo("ospf");
            assertThat(s.command()).startsWith("bird -f ");
        });
        assertThat(configuration("r1")).contains("router id 10.255.0.1;", "interface \"lo\" { stub; };");
        assertThat(configuration("r2")).contains("router id 10.255.0.2;");
    }

    @Test
    void aCableThatIsDrawnIsInBothConfigurationsAndOneThatIsPulledInNone() {
        draw(router("r1", OSPF), router("r2", OSPF), Edits.connect("r1", "r2"));
        assertThat(configuration("r1")).contains("interface \"veth-r1\" { hello 1; dead 3; };");
        assertThat(configuration("r2")).contains("interface \"veth-r2\" { hello 1; dead 3; };");
        draw(remove(history.current(), new EndId("r1", "veth-r1")));
        assertThat(configuration("r1")).doesNotContain("veth");
        assertThat(configuration("r2")).doesNotContain("veth");
    }

    @Test
    void whereNoOtherRouterListensNothingIsSaid() {
        draw(router("r1", OSPF), Edits.addNode(dev.vethwork.topology.Namespace.of("red"), new Position(0, 0)));
        draw(Edits.connect("red", "r1"));
        assertThat(configuration("r1")).contains("interface \"veth-r1\" { stub; };");
    }

    @Test
    void routersOnOneBridgeAreNeighborsEachOfEach() {
        draw(router("r1", BGP), router("r2", BGP), router("r3", BGP), Edits.addNode(Bridge.of("lan"), new Position(0, 0)));
        draw(Edits.connect("r1", "lan"), Edits.connect("r2", "lan"), Edits.connect("r3", "lan"));
        assertThat(configuration("r1"))
                .contains("local as 65001;", "neighbor 192.168.15.2 as 65002;", "neighbor 192.168.15.3 as 65003;");
        assertThat(configuration("r3")).contains("local as 65003;", "neighbor 192.168.15.1 as 65001;");
    }

    @Test
    void aRouterKeepsItsNumberWhereOneBeforeItGoes() {
        triangle(BGP);
        draw(Edits.remove(List.of("r1")));
        assertThat(configuration("r3")).contains("local as 65003;", " as 65002;").doesNotContain("65001");
        draw(router("r4", BGP));
        assertThat(configuration("r4")).contains("local as 65001;");
    }

    @Test
    void whatSomebodyWroteStaysAndItsNumberIsToldToTheOthers() {
        triangle(BGP);
        String own = configuration("r2").replace("65002", "64999") + "# mine\n";
        draw(write("r2", own));
        assertThat(configuration("r1")).contains(" as 64999;");
        draw(Edits.changeEnd(history.current().endsOf("r2").getFirst().id(), e -> e.withInterfaceName("up")));
        draw(Edits.addNode(Bridge.of("lan"), new Position(0, 0)), Edits.connect("r2", "lan"));
        assertThat(configuration("r2")).isEqualTo(own);
    }

    @Test
    void whatSomebodyWroteIsWrittenAnewWhereTheyAskForIt() {
        triangle(OSPF);
        String ours = configuration("r2");
        draw(write("r2", OWN));
        draw(Edits.addNote(new Note("a word", 0, 0)));
        assertThat(configuration("r2")).isEqualTo(OWN);
        draw(RoutingEdits.writeAnew("r2", OSPF));
        assertThat(configuration("r2")).isEqualTo(ours);
        draw(remove(history.current(), history.current().endsOf("r2").getFirst().id()));
        assertThat(configuration("r2")).as("follows again").isNotEqualTo(ours);
    }

    @Test
    void aRouterThatGetsAnotherNameFollowsOn() {
        triangle(OSPF);
        draw(Edits.rename("r2", "middle"));
        draw(remove(history.current(), history.current().endsOf("middle").getFirst().id()));
        assertThat(configuration("middle")).containsOnlyOnce("hello 1");
    }

    @Test
    void aCopyOfARouterIsARouterOfItsOwn() {
        triangle(BGP);
        draw(Edits.duplicate(Set.of("r2"), 50, 50));
        String copy = history.current().nodes().lastEntry().getKey();
        assertThat(configuration(copy)).contains("local as 65004;").doesNotContain("local as 65002");
        assertThat(configuration(copy).lines().filter(l -> l.startsWith("router id")).toList())
                .isNotEqualTo(configuration("r2").lines().filter(l -> l.startsWith("router id")).toList());
    }

    /** Its addresses and its number are that drawing's. */
    @ParameterizedTest
    @EnumSource(RoutingProtocol.class)
    void aRouterFromAnotherDrawingIsARouterOfItsOwn(RoutingProtocol protocol) {
        RoutingDaemon daemon = new RoutingDaemon(protocol, RoutingSuite.BIRD);
        triangle(daemon);
        String theirs = configuration("r2");
        Topology copied = Fragment.of(history.current(), Set.of("r2", "r3"));
        History other = new History(Topology.empty("other"));
        other.apply(router("r1", daemon));
        other.apply(Edits.paste(copied, 10, 10));
        String pasted = other.current().node("r2").map(StackNode.class::cast).orElseThrow().stack().files().getFirst().text();
        assertThat(pasted).isNotEqualTo(theirs).contains("router id 10.255.0.2;");
        Topology edited = Topology.empty("other");
        History kept = new History(edited);
        kept.apply(Edits.paste(Fragment.of(Edits.changeStack("r2", s -> s.withFiles(List.of(
                        new NodeFile("/etc/bird/bird.conf", OWN)))).apply(history.current()), Set.of("r2")), 0, 0));
        assertThat(kept.current().node("r2").map(StackNode.class::cast).orElseThrow().stack().files().getFirst().text())
                .isEqualTo(OWN);
    }

    @Test
    void undoTakesBackTheCableAndWhatItWroteAtOnce() {
        draw(router("r1", OSPF), router("r2", OSPF));
        String before = configuration("r1");
        draw(Edits.connect("r1", "r2"));
        history.undo();
        assertThat(configuration("r1")).isEqualTo(before);
    }

    @Test
    void theFileOfADrawingBringsTheConfigurationBackAndItFollowsOn() throws Exception {
        triangle(OSPF);
        Topology read = TopologyFormat.parse(TopologyFormat.print(history.current()));
        History later = new History(read);
        later.apply(remove(read, read.endsOf("r1").getFirst().id()));
        assertThat(((StackNode) later.current().node("r1").orElseThrow()).stack().files().getFirst().text())
                .containsOnlyOnce("hello 1");
    }

    @Test
    void aNodeThatIsThereIsMadeARouterAndChangesToTheOtherSuite() {
        draw(Edits.addNode(dev.vethwork.topology.Namespace.of("red"), new Position(0, 0)), RoutingEdits.run("red", OSPF));
        assertThat(node("red").stack().forwarding()).isTrue();
        assertThat(configuration("red")).contains("router id 0.0.0.1;");
        draw(RoutingEdits.run("red", new RoutingDaemon(RoutingProtocol.OSPF, RoutingSuite.FRR)));
        assertThat(node("red").stack().services()).extracting(Service::name).containsExactly("ospf");
        assertThat(node("red").stack().files()).extracting(NodeFile::path)
                .containsExactly("/etc/passwd", "/etc/group", "/etc/frr/frr.conf");
    }

    @ParameterizedTest
    @EnumSource
    void birdUnderstandsWhatIsWritten(RoutingProtocol protocol, @TempDir Path directory) throws Exception {
        Path bird = Path.of("/usr/sbin/bird");
        assumeTrue(Files.isExecutable(bird), "this machine lacks bird");
        RoutingDaemon daemon = new RoutingDaemon(protocol, RoutingSuite.BIRD);
        draw(router("alone", daemon));
        triangle(daemon);
        draw(Edits.changeEnd(new EndId("r1", "veth-r1"), e -> e.withAddresses(List.of(InterfaceAddress.parse("fd00::1/64"), e.addresses().getFirst()))));
        draw(Edits.changeEnd(new EndId("r2", "veth-r2"), e -> e.withAddresses(List.of(InterfaceAddress.parse("fd00::2/64"), e.addresses().getFirst()))));
        assertThat(configuration("r1")).contains("ipv6 { import all;");
        for (String name : List.of("alone", "r1", "r2", "r3")) {
            Path file = Files.writeString(directory.resolve(name + ".conf"), configuration(name));
            Process asked = new ProcessBuilder(bird.toString(), "-p", "-c", file.toString()).redirectErrorStream(true).start();
            assertThat(new String(asked.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)).isEmpty();
            assertThat(asked.waitFor()).isZero();
        }
    }

    private static Edit remove(Topology from, EndId end) {
        return Edits.remove(List.of(from.cable(end).orElseThrow().id()));
    }
}
