package dev.vethwork.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.net.Mac;
import dev.vethwork.net.RuleTable;
import dev.vethwork.state.FdbEntry;
import dev.vethwork.state.Interface;
import dev.vethwork.state.Neighbor;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.kind.Bond;
import dev.vethwork.state.kind.LinuxBridge;
import dev.vethwork.state.kind.Veth;
import dev.vethwork.state.kind.Vlan;
import dev.vethwork.state.kind.Vrf;
import dev.vethwork.state.netfilter.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What iproute2 6.1 and iptables 1.8.9 printed of a lab on a bridge, read into the state. */
class RecordedKernelTest {
    private static final Path RECORDED = Path.of("src/test/resources/recorded");

    private static String text(String file) throws IOException {
        return Files.readString(RECORDED.resolve(file));
    }

    private static Map<String, Interface> devices(String file) throws IOException {
        return NumberedLink.parse(IpJson.objects(text(file))).stream()
                .map(NumberedLink::device)
                .collect(Collectors.toMap(Interface::name, device -> device));
    }

    private static List<RouteEntry> routes(String to) throws IOException {
        return Routes.parse(IpJson.objects(text("red.json"))).stream()
                .filter(route -> route.to().text().equals(to) && route.table().isMain())
                .toList();
    }

    @Test
    void anAddressWithoutAPrefixLengthIsReadAsTheKernelTookIt() throws IOException {
        assertThat(devices("red.json").get("veth-red").addresses().stream().map(a -> a.text()))
                .contains("192.168.15.1/24", "10.9.9.9/32", "fd00:15::1/64");
    }

    @Test
    void aBridgeAndItsPortsAreKnownForWhatTheyAre() throws IOException {
        Map<String, Interface> root = devices("root.json");
        assertThat(root.get("br0").kind()).isEqualTo(new LinuxBridge(false, false));
        assertThat(root.get("veth-red-br").kind()).isEqualTo(Veth.LOOSE);
        assertThat(root.get("veth-red-br").master()).isEqualTo("br0");
        assertThat(root.get("veth-red-br").up()).isTrue();
        assertThat(root.get("lo").up()).isFalse();
    }

    /** As iproute2 prints it where the kernel has bonds, VRFs and VLANs. */
    @Test
    void whatTakesMembersIsReadWithWhomItTook() throws IOException {
        Map<String, Interface> devices = devices("members.json");
        assertThat(devices.get("bond0").kind()).isEqualTo(new Bond("active-backup"));
        assertThat(devices.get("eth0").kind()).isEqualTo(Veth.LOOSE);
        assertThat(devices.get("eth0").master()).isEqualTo("bond0");
        assertThat(devices.get("blue").kind()).isEqualTo(new Vrf(100));
        assertThat(devices.get("eth1").master()).isEqualTo("blue");
        assertThat(devices.get("bond0.10").kind()).isEqualTo(new Vlan("bond0", 10));
    }

    @Test
    void aDefaultRouteIsReadWithItsGatewayAndDevice() throws IOException {
        assertThat(routes("0.0.0.0/0")).singleElement().satisfies(route -> {
            assertThat(route.hops()).containsExactly(RouteEntry.Hop.of(Addresses.parse("192.168.15.5"), "veth-red"));
            assertThat(route.metric()).isZero();
        });
        assertThat(routes("::/0")).singleElement().satisfies(route -> {
            assertThat(route.hops().getFirst().via()).isEqualTo(Addresses.parse("fd00:15::5"));
            assertThat(route.metric()).isEqualTo(1024);
        });
    }

    @Test
    void everyNextHopOfAMultipathRouteIsRead() throws IOException {
        assertThat(routes("10.0.0.0/8")).singleElement().satisfies(route -> {
            assertThat(route.metric()).isEqualTo(100);
            assertThat(route.hops().stream().map(hop -> String.valueOf(hop.via())))
                    .containsExactly("192.168.15.5", "192.168.15.2");
        });
    }

    @Test
    void routesThatLeadNowhereKeepTheirKind() throws IOException {
        assertThat(routes("172.16.0.0/12")).extracting(RouteEntry::type).containsExactly(RouteEntry.Type.BLACKHOLE);
        assertThat(routes("172.30.0.0/16")).extracting(RouteEntry::type).containsExactly(RouteEntry.Type.UNREACHABLE);
    }

    @Test
    void theRoutesOfAddressesAreTheKernelsOwn() throws IOException {
        assertThat(routes("192.168.15.0/24")).singleElement().satisfies(route -> {
            assertThat(route.isAutomatic()).isTrue();
            assertThat(route.source()).isEqualTo(Addresses.parse("192.168.15.1"));
        });
    }

    @Test
    void theArpTableKnowsWhoAnsweredAndWhoDidNot() throws IOException {
        Map<String, Neighbor> table = NeighborReader.parse(IpJson.objects(text("red.json"))).stream()
                .collect(Collectors.toMap(n -> String.valueOf(n.address()), n -> n));
        assertThat(table.get("192.168.15.2").mac()).isNotNull();
        assertThat(table.get("192.168.15.2").interfaceName()).isEqualTo("veth-red");
        assertThat(table.get("192.168.15.77").mac()).isNull();
    }

    @Test
    void theBridgesTableSaysBehindWhichPortWhoIs() throws IOException {
        Mac red = devices("red.json").get("veth-red").mac();
        assertThat(NeighborReader.fdb(text("fdb.json"))).contains(new FdbEntry(red, "br0", "veth-red-br"));
    }

    @Test
    void rulesAreReadWithTheirTablesPoliciesAndOwners() throws IOException {
        Netfilter rules = new Netfilter(
                IptablesSave.parse(text("iptables-save.txt"), "lesson"),
                IptablesSave.parse(text("ip6tables-save.txt"), "lesson"));
        assertThat(rules.chain(Family.V4, RuleTable.FILTER, "FORWARD")).map(Netfilter.Chain::policy)
                .isEqualTo(Optional.of(Policy.DROP));
        Netfilter.Chain out = rules.chain(Family.V4, RuleTable.NAT, "POSTROUTING").orElseThrow();
        assertThat(out.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.owner()).isEqualTo("lesson");
            assertThat(rule.words()).contains("-s", "192.168.15.0/24", "MASQUERADE");
        });
        Netfilter.Chain in = rules.chain(Family.V4, RuleTable.NAT, "PREROUTING").orElseThrow();
        assertThat(in.rules()).singleElement().satisfies(rule -> assertThat(rule.owner()).isNull());
        assertThat(rules.chain(Family.V6, RuleTable.FILTER, "INPUT").orElseThrow().rules()).hasSize(1);
    }
}
