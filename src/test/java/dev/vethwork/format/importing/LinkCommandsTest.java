package dev.vethwork.format.importing;

import static dev.vethwork.format.importing.Scripts.CABLE;
import static dev.vethwork.format.importing.Scripts.draw;
import static dev.vethwork.format.importing.Scripts.end;
import static dev.vethwork.format.importing.Scripts.refused;
import static dev.vethwork.format.importing.Scripts.stack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.BridgePort;
import dev.vethwork.net.Mac;
import dev.vethwork.net.PortVlans;
import dev.vethwork.net.VlanRange;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Site;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnMacvlan;
import dev.vethwork.topology.kind.DrawnTunnel;
import dev.vethwork.topology.kind.DrawnVxlan;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cables, bridges, switches and interfaces of all kinds, as scripts make them. */
class LinkCommandsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip link add v type veth peer name w\nip link set v netns a name eth0\nip link set w netns b name eth0",
                "ip l a v type veth peer w\nip l s v netns a\nip l s w netns b\nip -n a l s v name eth0\nip -n b li se w name eth0",
                "ip link add name eth0 netns a type veth peer name eth0 netns b",
                "ip netns exec a ip link add eth0 type veth peer name eth0 netns b",
                "ip -n a link add dev eth0 type veth peer name eth0 netns b",
                "nsenter --net=/run/netns/a ip link add eth0 type veth peer name eth0 netns b",
                "ip netns exec a bash -c 'ip link add eth0 type veth peer name eth0 netns b'"
            })
    void aCableIsACableHoweverItIsMade(String made) {
        Topology drawn = draw("ip netns add a; ip netns add b\n" + made);
        assertThat(end(drawn, "a", "eth0").node()).isEqualTo("a");
        assertThat(end(drawn, "b", "eth0").node()).isEqualTo("b");
        assertThat(refused("ip netns add a; ip netns add b\n" + made)).isEmpty();
    }

    @Test
    void aNamespaceThatHoldsABridgeOfItsNameAloneIsThatBridge() {
        String made = """
                ip netns add sw
                ip -n sw link add sw type bridge
                ip -n sw link set sw up
                ip netns add a
                ip link add e1 netns a type veth peer name p1 netns sw
                ip -n sw link set p1 master sw
                ip -n sw link set p1 mtu 1280
                """;
        Topology drawn = Scripts.draw(made);
        assertThat(drawn.nodes().keySet()).containsExactlyInAnyOrder("sw", "a");
        assertThat(drawn.nodes().get("sw")).isInstanceOfSatisfying(Bridge.class, bridge -> assertThat(bridge.site()).isEqualTo(Site.ISOLATED));
        assertThat(Scripts.end(drawn, "sw", "p1").mtu()).isEqualTo(1280);
        assertThat(Scripts.draw(made + "ip -n sw addr add 10.0.0.1/24 dev sw\n").nodes().keySet()).as("which has an address as well").hasSize(3);
    }

    @Test
    void aBridgeHasTheStateAndTheAddressThatItIsGiven() {
        Topology drawn = draw("""
                ip link add br-off type bridge
                brctl addbr br-too
                ip link add br-on type bridge
                ip link set br-on address 02:00:00:00:09:01 up
                ovs-vsctl add-br ovs0
                """);
        assertThat(bridge(drawn, "br-off").up()).isFalse();
        assertThat(bridge(drawn, "br-too").up()).isFalse();
        assertThat(bridge(drawn, "br-on").up()).isTrue();
        assertThat(bridge(drawn, "br-on").mac()).isEqualTo(new Mac("02:00:00:00:09:01"));
        // Its frames pass whatever its own interface is.
        assertThat(bridge(drawn, "ovs0").up()).isTrue();
    }

    @Test
    void aBondIsDrawnWhateverElseIsSaidOfItsBalance() {
        Topology drawn = draw(CABLE + "ip -n a link add bond1 type bond mode 802.3ad all_slaves_active 1 lacp_active on miimon 100");
        assertThat(stack(drawn, "a").drawn("bond1")).isPresent();
    }

    @Test
    void whatNobodyNamesHasTheNameThatTheKernelGives() {
        String unnamed = "ip netns add a\nip -n a link add type dummy\nip -n a link set dev dummy0 up\nip link add type bridge\nip link set bridge0 up";
        assertThat(refused(unnamed)).isEmpty();
        assertThat(stack(draw(unnamed), "a").interfaces()).anySatisfy(each -> assertThat(each.name()).isEqualTo("dummy0"));
    }

    @Test
    void vlansAreMadeInTheOldWayToo() {
        String old = CABLE + "ip netns exec a vconfig add eth0 100\nip netns exec a ifconfig eth0.100 10.1.0.1 netmask 255.255.255.0 up";
        assertThat(refused(old)).isEmpty();
        assertThat(stack(draw(old), "a").interfaces()).anySatisfy(each -> assertThat(each.name()).isEqualTo("eth0.100"));
        assertThat(stack(draw(old + "\nip netns exec a vconfig rem eth0.100\nip netns add more"), "a").interfaces())
                .noneSatisfy(each -> assertThat(each.name()).isEqualTo("eth0.100"));
    }

    /** Its packets go out where it was made, which a drawing does not have. */
    @Test
    void aTunnelThatWasMadeElsewhereIsToldOfOnceItHasAFarEnd() {
        String moved = "ip netns add a\nip link add vx type vxlan id 5 dstport 4789\nip link set vx netns a\n";
        assertThat(refused(moved)).isEmpty();
        assertThat(refused(moved + "ip netns exec a bridge fdb add 02:42:c0:a8:00:20 dev vx self dst 192.0.2.20 vni 5 port 4789"))
                .singleElement()
                .asString()
                .startsWith("4: ")
                .contains("vx");
    }

    @Test
    void bridgeWorksInTheNamespaceThatItIsTold() {
        String told = "ip netns add a\nip -n a link add vx type vxlan id 5 dstport 4789\nbridge -netns a fdb ap dev vx 00:00:00:00:00:00 dst 192.0.2.20 self permanent";
        assertThat(refused(told)).isEmpty();
    }

    @Test
    void whatASwitchIsToldToHaveNoneOfIsNotRefused() {
        String made = "ovs-vsctl add-br s -- br-set-external-id s owner me\nip link add p type veth peer name q\novs-vsctl add-port s p\n";
        assertThat(refused(made + "ovs-vsctl set port p tag=20 'trunks=[]' vlan_mode=access")).isEmpty();
        assertThat(refused(made + "ovs-vsctl set port p 'tag=[]' trunks=10,20 vlan_mode=trunk")).isEmpty();
    }

    @Test
    void bridgesAreDrawnWhoeverMakesThem() {
        Topology drawn = draw("brctl addbr br0\nbrctl stp br0 on\nifconfig br0 10.0.0.1/24 up\novs-vsctl --may-exist add-br ovs0 -- set bridge ovs0"
                + " datapath_type=netdev\nip netns add a\nip link add p0 type veth peer name e0 netns a\nip link add p1 type veth peer name e1"
                + " netns a\nbrctl addif br0 p0\novs-vsctl add-port ovs0 p1\nip -n a link add br1 type bridge");
        assertThat(((Bridge) drawn.nodes().get("br0")).stp()).isTrue();
        assertThat(((Bridge) drawn.nodes().get("ovs0")).type()).isEqualTo(Bridge.Type.OPENVSWITCH);
        assertThat(((Bridge) drawn.nodes().get("br1")).inside()).contains("a");
        assertThat(end(drawn, "br0", "p0").node()).isEqualTo("br0");
        assertThat(end(drawn, "ovs0", "p1").node()).isEqualTo("ovs0");
    }

    @Test
    void interfacesOfOtherKindsAreDrawnOnTheirNode() {
        IpStack a = stack(
                draw(CABLE + "ip -n a addr add 10.255.0.1/32 dev lo\nip -n a link add d0 type dummy\nip -n a link set d0 up\n"
                        + "ip -n a link add vx0 type vxlan id 42 local 10.0.0.1 remote 10.0.0.2 dstport 4789\n"),
                "a");
        assertThat(a.interfaces()).extracting(i -> i.word()).containsExactly("loopback", "dummy", "vxlan");
    }

    @Test
    void portsAreInTheVlansThatTheyAreToldToBeIn() {
        String script = """
                ip netns add a
                ip link add br type bridge vlan_filtering 1
                ip link add p type veth peer name eth0 netns a
                ip link add q type veth peer name eth1 netns a
                ip link set p master br
                ip link set q master br
                bridge vlan del dev p vid 1
                bridge vlan add dev p vid 10 pvid untagged
                bridge vlan add vid 20-30 dev q
                bridge link set dev q hairpin on
                """;
        Topology drawn = draw(script);

        assertThat(((Bridge) drawn.nodes().get("br")).vlanFiltering()).isTrue();
        assertThat(end(drawn, "br", "p").port()).isEqualTo(BridgePort.PLAIN.withVlans(new PortVlans.Access(10)));
        assertThat(end(drawn, "br", "q").port())
                .isEqualTo(new BridgePort(true, false, new PortVlans.Trunk(List.of(new VlanRange(20, 30)), 1)));
        assertThat(refused(script)).isEmpty();
    }

    /** Which the kernel does not hear while the bridge is not in that VLAN itself. */
    @Test
    void anInterfaceOfAVlanThatABridgeHasForItselfIsDrawnAsACableToItsPort() {
        String script = """
                ip netns add r
                ip netns add a
                ip link add p netns r type veth peer name eth0 netns a
                ip -n r link add br type bridge vlan_filtering 1
                ip -n r link set p master br
                ip netns exec r bridge vlan add vid 100 dev p pvid untagged
                ip netns exec r bridge vlan del vid 1 dev p
                ip -n r link add link br name br.100 type vlan id 100
                ip netns exec r bridge vlan add vid 100 dev br self
                ip -n r addr add 10.0.100.1/24 dev br.100
                ip -n r link set br.100 up
                ip -n r link add link br name br.200 type vlan id 200
                ip netns exec r iptables -A FORWARD -i br.100 -j DROP
                """;
        Topology drawn = draw(script);

        assertThat(refused(script)).isEmpty();
        assertThat(end(drawn, "br", "br.100-br").port().vlans()).isEqualTo(new PortVlans.Access(100));
        assertThat(end(drawn, "r", "br.100").addresses()).hasSize(1);
        assertThat(end(drawn, "r", "br.100").up()).isTrue();
        // Whoever forgot to say so has an interface that hears nobody.
        assertThat(stack(drawn, "r").interfaces()).extracting(i -> i.word() + " " + i.name()).containsExactly("vlan br.200");
        assertThat(refused(script + "ip netns exec r bridge vlan add vid 5 dev br pvid untagged self")).hasSize(1);
        assertThat(refused(script + "ip netns exec r bridge vlan add vid 5 dev p self")).hasSize(1);
    }

    @Test
    void portsOfOpenVSwitchHaveTagsAndTrunks() {
        String script = """
                ip netns add a
                ovs-vsctl add-br s
                ip link add p type veth peer name eth0 netns a
                ip link add q type veth peer name eth1 netns a
                ovs-vsctl add-port s p tag=10 -- add-port s q -- set port q trunks=[20,30]
                """;
        Topology drawn = draw(script);

        assertThat(end(drawn, "s", "p").port().vlans()).isEqualTo(new PortVlans.Access(10));
        assertThat(end(drawn, "s", "q").port().vlans())
                .isEqualTo(new PortVlans.Trunk(List.of(VlanRange.of(20), VlanRange.of(30)), null));
        assertThat(refused(script)).isEmpty();
    }

    /** What is sent on the wire is the same, whoever makes the tunnel. */
    @Test
    void tunnelsThatOpenVSwitchMakesAreDrawnAsItsPorts() {
        String script = """
                ovs-vsctl add-br s
                ovs-vsctl add-port s vx0 -- set interface vx0 type=vxlan options:remote_ip=192.0.2.9 options:key=123 options:dst_port=4790
                ovs-vsctl add-port s gre0 -- set Interface gre0 type=gre options:remote_ip="192.0.2.8" options:local_ip=192.0.2.1
                """;

        assertThat(refused(script)).isEmpty();
        assertThat(stack(draw(script), "host").interfaces())
                .extracting(i -> i.word() + " " + i.name() + " " + i.basics().bridge() + " " + i.basics().up() + " " + i.farEnds())
                .containsExactly("vxlan vx0 s true [192.0.2.9]", "gretap gre0 s true [192.0.2.8]");
        assertThat(stack(draw(script), "host").interfaces().getFirst())
                .isInstanceOfSatisfying(DrawnVxlan.class, vxlan -> {
                    assertThat(vxlan.id()).isEqualTo(123);
                    assertThat(vxlan.port()).isEqualTo(4790);
                });
    }

    @Test
    void tunnelsOfOpenVSwitchThatNoDrawingHasAreRefusedByWhatTheyAre() {
        String before = "ovs-vsctl add-br s\novs-vsctl add-port s t0 -- set interface t0 type=";
        assertThat(refused(before + "geneve options:remote_ip=192.0.2.9")).singleElement().asString().contains("geneve");
        assertThat(refused(before + "vxlan options:remote_ip=flow")).singleElement().asString().contains("flow");
        assertThat(refused(before + "gre options:remote_ip=192.0.2.9 options:key=5")).singleElement().asString().contains("key");
        assertThat(refused(before + "vxlan options:exts=gbp")).singleElement().asString().contains("exts");
    }

    @Test
    void vlansOfPortsThatAreNoCablesAreRefused() {
        assertThat(refused("ovs-vsctl add-br s\novs-vsctl add-port s g tag=7 -- set interface g type=gre options:remote_ip=192.0.2.9"))
                .singleElement().asString().contains("tag=7");
        assertThat(refused("ip link add br type bridge vlan_filtering 1\nip link add vx type vxlan id 5 dstport 4789\nip link set vx master br\n"
                        + "bridge vlan add dev vx vid 10 pvid untagged"))
                .singleElement().asString().startsWith("4: ").contains("vid 10");
    }

    /** It may be moved away like the end of a cable, and is plugged in wherever it is. */
    @Test
    void internalPortsOfOpenVSwitchAreDrawnAsCables() {
        String script = """
                ip netns add a
                ovs-vsctl add-br s
                ovs-vsctl add-port s tap0 tag=10 -- set interface tap0 type=internal
                ovs-vsctl add-port s a-very-long-if -- set interface a-very-long-if type=internal
                ip link set tap0 netns a
                ip -n a addr add 10.0.0.1/24 dev tap0
                ip -n a link set tap0 up
                ip addr add 10.0.0.2/24 dev a-very-long-if
                """;
        Topology drawn = draw(script);

        assertThat(refused(script)).isEmpty();
        assertThat(drawn.cables())
                .extracting(cable -> cable.a().id() + " " + cable.b().id())
                .containsExactlyInAnyOrder("s:tap0-br a:tap0", "host:a-very-long-if s:port2");
        assertThat(end(drawn, "s", "tap0-br").port().vlans()).isEqualTo(new PortVlans.Access(10));
        assertThat(end(drawn, "s", "tap0-br").up()).isTrue();
        assertThat(end(drawn, "a", "tap0").addresses()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$(cat /sys/class/net/p/address)",
                "$(ip link show p | awk '/ether/ {print $2}')",
                "$(ip -br link show dev p | awk '{print $3}')"
            })
    void whoAsksForAMacAddressAndNamesItHasItDrawn(String asked) {
        String script = "ip netns add a\nip link add p type veth peer name eth0 netns a\nip link add q type veth peer name eth1 netns a\n"
                + "MAC=" + asked + "\ncat /sys/class/net/q/address\nip a\nip -n a neigh add 10.0.0.9 lladdr $MAC dev eth0\n";
        Topology drawn = draw(script);

        assertThat(refused(script)).isEmpty();
        assertThat(end(drawn, "host", "p").mac())
                .isNotNull()
                .isEqualTo(stack(drawn, "a").neighbors().getFirst().mac());
        // Nobody has done anything with this one.
        assertThat(end(drawn, "host", "q").mac()).isNull();
        assertThat(draw(script)).isEqualTo(drawn);
    }

    /** In whichever form the program is told to print, the words that a script cuts out are the ones. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip -n a -o -4 addr show eth0 | awk '{print $4}'",
                "ip -n a -4 addr show eth0 | grep inet | awk '{print $2}'",
                "ip -n a -br -4 addr show eth0 | awk '{print $3}'",
                "ip -n a -4 -oneline a s dev eth0 | sed 's/.*inet \\([0-9.\\/]*\\).*/\\1/'"
            })
    void whoAsksForAnAddressHearsIt(String asked) {
        String script = CABLE + "ip -n b addr add 10.0.0.2/24 dev eth0\nip -n b link set eth0 up\nASKED=$(" + asked
                + ")\nip -n b route add 10.5.0.0/16 via ${ASKED%/*}\n";
        assertThat(refused(script)).isEmpty();
        assertThat(stack(draw(script), "b").routes()).singleElement().asString().contains("10.0.0.1");
    }

    @Test
    void whatIsPrintedForProgramsIsNotGuessedAt() {
        assertThat(refused(CABLE + "N=$(ip -j -n a addr show eth0 | jq -r .[0].ifname)\nip -n a link set $N up")).hasSize(1);
        assertThat(draw(CABLE + "for i in $(ip -n a -o link show | awk -F': ' '{print $2}' | cut -d@ -f1); do ip -n a link set $i up; done")
                        .cables()
                        .getFirst()
                        .a()
                        .up())
                .isTrue();
    }

    @Test
    void interfacesOnOthersAreDrawnOnThem() {
        String script = """
                ip netns add a
                ip link add p type veth peer name eth0 netns a
                ip -n a link add link eth0 name eth0.10 type vlan id 10
                ip -n a addr add 10.0.10.1/24 dev eth0.10
                ip -n a link add mv0 link eth0 type macvlan mode bridge
                ip netns exec a ip tuntap add dev tap0 mode tap
                ip -n a link add vx type vxlan id 42 dstport 4789
                ip netns exec a bridge fdb append 00:00:00:00:00:00 dev vx dst 10.0.0.9
                """;

        assertThat(stack(draw(script), "a").interfaces())
                .extracting(i -> i.word() + " " + i.name() + " " + i.under())
                .containsExactlyInAnyOrder("vlan eth0.10 [eth0]", "macvlan mv0 [eth0]", "tap tap0 []", "vxlan vx []");
        assertThat(refused(script)).isEmpty();
    }

    @Test
    void bondsAndVrfsHaveTheirMembersAndTunnelsTheirEnds() {
        String script = """
                ip netns add a
                ip link add p type veth peer name eth0 netns a
                ip link add q type veth peer name eth1 netns a
                ip link add r type veth peer name eth2 netns a
                ip -n a link add bond0 type bond mode active-backup miimon 100
                ip -n a link set eth0 master bond0
                ip -n a link set eth1 master bond0
                ip -n a link add blue type vrf table 100
                ip -n a link set eth2 master blue
                ip -n a link add gre1 type gre local 10.0.0.1 remote 10.0.0.2 ttl 255
                """;

        assertThat(stack(draw(script), "a").interfaces())
                .extracting(i -> i.word() + " " + i.name() + " " + i.members())
                .containsExactlyInAnyOrder("bond bond0 [eth0, eth1]", "vrf blue [eth2]", "gre gre1 []");
        assertThat(refused(script)).isEmpty();
    }

    @Test
    void tunnelsInOlderWordsAreTunnels() {
        Topology drawn = draw(CABLE + """
                ip -n a tunnel add gre1 mode gre remote 198.51.100.2 local 10.0.0.1 ttl 255
                ip -n a addr add 172.16.0.1/30 dev gre1
                ip -n a link set gre1 up
                ip -n b tunnel add name t1 mode ipip local 10.0.0.2 remote 10.0.0.1 pmtudisc
                ip -n b tunnel del t1
                ip netns add c
                """);
        assertThat(stack(drawn, "a").interfaces()).singleElement().isInstanceOf(DrawnTunnel.class);
        assertThat(stack(drawn, "b").interfaces()).isEmpty();
    }

    @Test
    void whatSpeaksOfABridgeSpeaksOfItByTheNameThatItIsDrawnBy() {
        String one = """
                ip netns add %1$s
                ip netns exec %1$s ip link add br0 type bridge
                ip -n %1$s link set br0 up
                ip -n %1$s addr add 10.0.0.1/24 dev br0
                ip -n %1$s route add default via 10.0.0.9 dev br0
                ip -n %1$s link add link br0 name br0.7 type vlan id 7
                ip netns exec %1$s sysctl -qw net.ipv4.conf.br0.rp_filter=2
                ip netns exec %1$s iptables -A FORWARD ! -i br0 -j DROP
                """;
        Topology drawn = draw(one.formatted("a") + one.formatted("b"));
        assertThat(drawn.nodes().keySet()).containsExactlyInAnyOrder("a", "b", "br0", "br0-2");
        IpStack second = stack(drawn, "b");
        assertThat(second.routes()).extracting(Route::device).containsExactly("br0-2");
        assertThat(second.interfaces()).singleElement().satisfies(vlan -> assertThat(vlan.under()).contains("br0-2"));
        assertThat(second.sysctls()).containsKey("net.ipv4.conf.br0-2.rp_filter");
        assertThat(second.firewall().rules()).extracting(rule -> rule.asked().notIn()).containsExactly("br0-2");
    }

    @Test
    void anInterfaceMayBeCalledAsAWordOfIp() {
        String script = """
                ip netns add a
                ip link add name up netns a type veth peer name down
                ip -n a addr add 10.0.0.1/24 dev up
                ip -n a link set dev up up
                ip link set dev down up
                ip -n a route add 10.9.0.0/16 dev up
                ip -n a link add link up name up.10 type vlan id 10
                """;
        assertThat(refused(script)).isEmpty();
        assertThat(end(draw(script), "a", "up").addresses()).hasSize(1);
        assertThat(stack(draw(script), "a").interfaces()).hasSize(1);
    }

    @Test
    void aGroupOfInterfacesIsSetAtOnce() {
        Topology drawn = draw("""
                ip netns add a
                ip link add br0 type bridge
                for i in 1 2 3; do ip link add eth$i netns a type veth peer name p$i; done
                ip link set dev p1 group 42
                ip link set p3 group 42
                ip link set group 42 master br0
                ip link set group 42 up
                ip -n a link set group default up
                """);
        assertThat(drawn.cables().stream().filter(cable -> cable.touches("br0"))).hasSize(2);
        assertThat(end(drawn, "br0", "p3").up()).isTrue();
        assertThat(end(drawn, "host", "p2").up()).isFalse();
        assertThat(end(drawn, "a", "eth2").up()).isTrue();
    }

    @Test
    void whatStandsOnAnInterfaceOfAnotherNamespaceIsDrawnOnThat() {
        String parent = "ip netns add m\nip link add p0 type veth peer name q0\n";
        Topology made = draw(parent + "ip link add mv0 link p0 netns m type macvlan mode bridge\n");
        assertThat(stack(made, "m").interfaces())
                .singleElement()
                .isEqualTo(new DrawnMacvlan(LinkBasics.of("mv0").withUp(false), "p0", DrawnMacvlan.Mode.BRIDGE, "host"));
        Topology moved = draw(parent + "ip link add mv0 link p0 type macvlan\nip link set mv0 netns m\nip -n m link set mv0 up\n");
        assertThat(stack(moved, "m").interfaces())
                .singleElement()
                .isEqualTo(new DrawnMacvlan(LinkBasics.of("mv0"), "p0", DrawnMacvlan.Mode.VEPA, "host"));
    }

    private static Bridge bridge(Topology drawn, String name) {
        return (Bridge) drawn.nodes().get(name);
    }
}
