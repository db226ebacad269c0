package dev.vethwork.format.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.format.TopologyFormat;
import dev.vethwork.format.importing.Importers;
import dev.vethwork.format.importing.Source;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Endpoint;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.PacketMark;
import dev.vethwork.net.Prefix;
import dev.vethwork.plan.Marks;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.NodeFile;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnMacvlan;
import dev.vethwork.topology.kind.LinkBasics;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Marking;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.Selector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What other tools ask of their files. */
class ExportedFormsTest {
    /** As Kathara reads a line of {@code lab.conf}. */
    private static final Pattern OF_KATHARA =
            Pattern.compile("LAB_NAME=[^=]*|[a-z0-9_]{1,30}\\[(\\d+]=\"\\w+\"|sysctl]=\"net\\.[^=\"]+=[^=\"]*\")");

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("sample-topologies"))) {
            return files.filter(f -> f.toString().endsWith(".vethwork.json")).sorted().toList();
        }
    }

    private static Topology two(String one, String device, String other, String peer) {
        return Topology.empty("two")
                .withNode(Namespace.of(one).withStack(IpStack.DEFAULT.withForwarding(true)))
                .withNode(Namespace.of(other))
                .withCable(Cable.of(
                        CableEnd.of(one, device).withAddresses(List.of(InterfaceAddress.parse("10.0.0.1/24"))),
                        CableEnd.of(other, peer)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void katharaTakesEveryLineOfItsLab(Path sample) throws Exception {
        Exported kathara = Exporters.write(TopologyFormat.read(sample), ExportFormat.KATHARA);
        assertThat(kathara.files().get("lab.conf").lines()).allMatch(line -> OF_KATHARA.matcher(line).matches());
        assertThat(kathara.files().keySet()).allMatch(file -> file.equals("lab.conf") || file.matches("[a-z0-9_]{1,30}(\\.startup|/.+)"));
    }

    /** A namespace is born with what the machine has at that moment, so that silence would mean something else on each. */
    @Test
    void aScriptSaysOfEachNamespaceWhetherItForwardsWhateverTheMachineDoes() throws Exception {
        Topology drawn = two("red", "eth0", "blue", "eth0");
        for (ExportFormat form : List.of(ExportFormat.SHELL, ExportFormat.CONTAINERLAB)) {
            assertThat(Exporters.write(drawn, form).text()).contains("net.ipv4.ip_forward=1").contains("net.ipv4.ip_forward=0");
        }
        Topology back = Importers.read(
                        Source.text("lab", Exporters.write(drawn, ExportFormat.SHELL).text()), null)
                .topology();
        assertThat(((StackNode) back.nodes().get("red")).stack().forwarding()).isTrue();
        assertThat(((StackNode) back.nodes().get("blue")).stack().forwarding()).isFalse();
    }

    @Test
    void namesThatKatharaDoesNotTakeAreOthersAndStillTwo() throws Exception {
        Exported kathara = Exporters.write(two("Node-1", "eth0", "node.1", "eth0"), ExportFormat.KATHARA);
        assertThat(kathara.files()).containsOnlyKeys("lab.conf", "node_1.startup", "node_1_2.startup");
        assertThat(kathara.unsaid()).hasSizeGreaterThanOrEqualTo(2);
        Topology back = read(kathara.files());
        assertThat(((StackNode) back.nodes().get("node_1")).stack().forwarding()).isTrue();
        assertThat(((StackNode) back.nodes().get("node_1_2")).stack().forwarding()).isFalse();
    }

    @Test
    void interfacesThatHaveEachOthersNamesAreNotLostOnTheWay() throws Exception {
        Topology crossed = two("r", "eth1", "a", "eth0")
                .withNode(Namespace.of("b"))
                .withCable(Cable.of(CableEnd.of("r", "eth0"), CableEnd.of("b", "eth0")));
        Topology back = read(Exporters.write(crossed, ExportFormat.KATHARA).files());
        assertThat(back.cables()).anyMatch(cable -> cable.touches("a")
                && cable.ends().stream().anyMatch(end -> end.node().equals("r") && end.interfaceName().equals("eth1")
                        && end.addresses().contains(InterfaceAddress.parse("10.0.0.1/24"))));
    }

    @Test
    void aContainerHasTheInterfacesThatAreDrawnAndNoOther() throws Exception {
        Topology drawn = two("a", "eth0", "b", "eth0");
        String lab = Exporters.write(drawn, ExportFormat.CONTAINERLAB).text();
        assertThat(lab).containsPattern("(?s)kind: linux.*network-mode: none.*kind: linux.*network-mode: none");
        assertThat(lab).contains("sysctl -w net.ipv4.ip_forward=1");
        assertThat(Exporters.write(drawn, ExportFormat.CLABERNETES).text()).contains("network-mode: none", "disableExpose: true");
        Topology back = Importers.read(Source.text("lab", lab), null).topology();
        assertThat(back.cables()).singleElement().satisfies(cable -> assertThat(cable.ends())
                .extracting(CableEnd::interfaceName)
                .containsExactly("eth0", "eth0"));
    }

    @Test
    void whatNeedsAShellIsGivenOne() throws Exception {
        Topology drawn = two("a", "eth0", "b", "eth0")
                .withNode(Namespace.of("c").withStack(IpStack.DEFAULT.withServices(List.of(new Service("web", "python3 -m http.server 80", false, true)))));
        String lab = Exporters.write(drawn, ExportFormat.CONTAINERLAB).text();
        assertThat(lab.lines().filter(line -> line.contains("http.server"))).singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .contains("sh -c '");
    }

    @Test
    void theFilesOfAServiceComeAlong() throws Exception {
        Topology drawn = two("r", "eth0", "b", "eth0")
                .withNode("r", Namespace.of("r")
                        .withStack(IpStack.DEFAULT
                                .withFiles(List.of(new NodeFile("/etc/bird/bird.conf", "router id 10.0.0.1;\n# it's \"mine\"\n")))
                                .withServices(List.of(new Service("bird", "bird -f -c /etc/bird/bird.conf", true, true)))));
        Exported kathara = Exporters.write(drawn, ExportFormat.KATHARA);
        assertThat(kathara.files()).containsEntry("r/etc/bird/bird.conf", "router id 10.0.0.1;\n# it's \"mine\"\n");
        assertThat(kathara.files().get("r.startup")).contains("\nbird -f -c /etc/bird/bird.conf ").doesNotContain("unshare");
        assertThat(Exporters.write(drawn, ExportFormat.CONTAINERLAB).text()).contains("mkdir -p /etc/bird && printf %s").doesNotContain("unshare");
        assertThat(Exporters.write(drawn, ExportFormat.SHELL).text()).containsPattern("(?s)mkdir -p /run/vethwork\n.*unshare");
    }

    /** The names of an interface and of a namespace may be a part of any command's words. */
    @Test
    void whatIsCalledAsAWordOfACommandIsIsWrittenAsAnyOther() throws Exception {
        Topology drawn = two("veth", "ip", "b", "eth0");
        Exported kathara = Exporters.write(drawn, ExportFormat.KATHARA);
        assertThat(kathara.files().get("lab.conf")).contains("veth[sysctl]=\"net.ipv4.ip_forward=1\"");
        assertThat(kathara.files().get("veth.startup")).doesNotContain("sysctl").contains("10.0.0.1/24", "ip link set ip up");
    }

    private static Topology read(SortedMap<String, String> files) throws Exception {
        TreeMap<String, byte[]> bytes = new TreeMap<>();
        files.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return Importers.read(new Source("lab", bytes), null).topology();
    }

    /** A person has no chains of a lab's own, to which rules were added in vain. */
    @Test
    void rulesOfTheHostStandInTheBuiltInChainsOfAScript() {
        Endpoint to = Endpoint.parse("10.0.0.2:80");
        IpStack all = IpStack.DEFAULT
                .withMarks(Stream.of(Marking.Chain.values()).map(chain -> new Marking(chain, Protocol.TCP, 80, PacketMark.parse("7"))).toList())
                .withMasquerades(List.of(new Masquerade(Prefix.parse("10.0.0.0/24"), null)))
                .withPortForwards(List.of(new PortForward(Protocol.TCP, 80, null, List.of(to), null, true)))
                .withFirewall(new Firewall(
                        Map.of(),
                        Stream.of(Firewall.Chain.values())
                                .map(chain -> new Firewall.Rule(chain, Selector.of(Protocol.UDP, 53), Firewall.Action.DROP))
                                .toList()));
        Topology drawn = two("a", "eth0", "b", "eth0").withNode(Host.of("host").withStack(all));
        String script = Exporters.write(drawn, ExportFormat.SHELL).text();
        assertThat(script).doesNotContain(Marks.CHAIN_PREFIX);
        assertThat(script).contains("iptables -t mangle -A PREROUTING -p tcp", "iptables -t mangle -A OUTPUT -p tcp", "iptables -A FORWARD -p udp");
    }

    /** An interface in one container on that of another, or of the host, is none that containers get from their tools. */
    @ParameterizedTest
    @EnumSource(
            value = ExportFormat.class,
            names = {"CONTAINERLAB", "CLABERNETES", "KATHARA"})
    void whatStandsOnAnotherNodesInterfaceIsSaidAndNotTried(ExportFormat form) {
        LinkBasics basics = LinkBasics.of("mv0").withAddresses(List.of(InterfaceAddress.parse("10.0.0.9/24")));
        Topology drawn = two("a", "eth0", "b", "eth0")
                .withNode(Namespace.of("c").withStack(IpStack.DEFAULT
                        .withInterfaces(List.of(new DrawnMacvlan(basics, "eth0", DrawnMacvlan.Mode.BRIDGE, "a")))
                        .withRoutes(List.of(Route.via(Prefix.parse("10.9.0.0/16"), Addresses.parse("10.0.0.1")).withDevice("mv0")))));
        Exported exported = Exporters.write(drawn, form);
        assertThat(exported.files().values()).noneMatch(text -> text.contains("mv0"));
        assertThat(exported.unsaid()).anySatisfy(phrase -> assertThat(phrase.text()).contains("mv0"));
        assertThat(Exporters.write(drawn, ExportFormat.SHELL).text()).contains("mv0");
    }

    @Test
    void aNodeThatIsABridgeSaysWhatItDoesNotDoOnKubernetes() {
        Topology plain = two("a", "eth0", "b", "eth0").withNode(Bridge.of("br0").withStp(true));
        assertThat(Exporters.write(plain, ExportFormat.CLABERNETES).unsaid()).isEmpty();
        Topology tells = plain.withNode(Bridge.of("br1").withVlanFiltering(true));
        assertThat(Exporters.write(tells, ExportFormat.CLABERNETES).unsaid()).singleElement().satisfies(phrase -> assertThat(phrase.text()).contains("br1"));
    }
}
