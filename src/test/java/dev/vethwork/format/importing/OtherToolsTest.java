package dev.vethwork.format.importing;

import static dev.vethwork.format.importing.Scripts.end;
import static dev.vethwork.format.importing.Scripts.stack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.format.TopologyFormat;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.PortVlans;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnInterface;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of other tools, each recognised by its content and drawn. */
class OtherToolsTest {
    private static Imported read(String... namesAndTexts) throws ImportException {
        TreeMap<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return Importers.read(new Source("lab", files), null);
    }

    private static String address(Topology drawn, String node, String device) {
        return end(drawn, node, device).addresses().stream().map(InterfaceAddress::text).findFirst().orElse("");
    }

    @Test
    void aDrawingOfOursIsToldToBeOne() {
        String drawing = TopologyFormat.print(Topology.empty("lab"));
        assertThatThrownBy(() -> read("lab.vethwork.json", drawing)).hasMessageContaining("is a drawing already");
    }

    @Test
    void containerlabBecomesNamespacesBridgesAndCables() throws Exception {
        Imported read = read("t.clab.yml", """
                name: small
                topology:
                  kinds:
                    linux:
                      image: alpine:3
                  nodes:
                    a:
                      kind: linux
                      exec:
                        - ip addr add 10.0.0.1/24 dev eth1
                        - sysctl -w net.ipv4.ip_forward=1
                    b: { kind: linux }
                    spine: { kind: nokia_srlinux, image: srl }
                    br1: { kind: bridge }
                  links:
                    - endpoints: ["a:eth1", "br1:p1"]
                    - endpoints: ["b:eth1", "br1:p2"]
                    - type: veth
                      mtu: 1400
                      endpoints:
                        - { node: b, interface: eth2, mac: "02:00:00:00:00:09" }
                        - { node: spine, interface: ethernet-1/1 }
                    - endpoints: ["b:eth3", "host:b-eth3"]
                    - endpoints: ["b:eth4", "macvlan:enp0s3"]
                """);

        Topology drawn = read.topology();
        assertThat(read.report().format()).isEqualTo(ImportFormat.CONTAINERLAB);
        assertThat(drawn.name()).isEqualTo("small");
        assertThat(drawn.nodes().keySet()).containsExactlyInAnyOrder("a", "b", "spine", "br1", "host");
        assertThat(drawn.cables()).hasSize(4);
        assertThat(address(drawn, "a", "eth1")).isEqualTo("10.0.0.1/24");
        assertThat(stack(drawn, "a").forwarding()).isTrue();
        assertThat(end(drawn, "b", "eth2").mtu()).isEqualTo(1400);
        assertThat(drawn.cable(new EndId("spine", "ethernet-1-1"))).isPresent();
        assertThat(read.report().refused()).isEmpty();
        assertThat(read.report().passedOver())
                .as("a vendor's image and an end that is not drawn are told")
                .extracting(Report.PassedOver::text)
                .contains("spine");
        assertThat(drawn.notes()).isNotEmpty();
    }

    @Test
    void katharaBecomesCablesWhereTwoMeetAndBridgesWhereMoreDo() throws Exception {
        Imported read = read(
                "lab.conf", "pc1[0]=\"A\"\t#one\npc2[0]=\"A/02:00:00:00:00:02\"  # a comment, \"quoted\"\nr[0]=\"A\"\nr[1]=B #two\nserver[0]=B\npc1[image]=\"base\"\n",
                "pc1.startup", "ifconfig eth0 10.0.0.1 netmask 255.255.255.0 up\nroute add default gw 10.0.0.254\n",
                "r.startup", "ip a add 10.0.0.254/24 dev eth0\nip a add 10.1.0.254/24 dev eth1\n",
                "server.startup", "/sbin/ifconfig eth0 10.1.0.1/24 up\nip route add default via 10.1.0.254 dev eth0\n",
                "server/etc/frr/frr.conf", "!");

        Topology drawn = read.topology();
        assertThat(read.report().format()).isEqualTo(ImportFormat.KATHARA);
        assertThat(drawn.nodes().keySet()).containsExactlyInAnyOrder("pc1", "pc2", "r", "server", "A", "host");
        assertThat(drawn.nodes().get("A")).isInstanceOf(Bridge.class);
        assertThat(drawn.cable(new EndId("r", "eth1")).orElseThrow().touches("server")).isTrue();
        assertThat(address(drawn, "pc1", "eth0")).isEqualTo("10.0.0.1/24");
        assertThat(stack(drawn, "pc1").routes()).hasSize(1);
        assertThat(String.valueOf(end(drawn, "pc2", "eth0").mac())).isEqualTo("02:00:00:00:00:02");
        assertThat(read.report().refused()).isEmpty();
        assertThat(read.report().passedOver())
                .extracting(Report.PassedOver::text)
                .contains("server/etc/frr/frr.conf");
    }

    @Test
    void miniEditKeepsAddressesWeatherAndPlaces() throws Exception {
        Imported read = read("a.mn", """
                {"application":{"ipBase":"10.0.0.0/8"},"controllers":[{"opts":{"hostname":"c0"},"x":"1.0","y":"2.0"}],
                 "hosts":[{"number":"1","opts":{"hostname":"h1","nodeNum":1},"x":"10.0","y":"20.0"},
                          {"number":"2","opts":{"hostname":"h2","nodeNum":2,"ip":"10.0.9.2/24","defaultRoute":"via 10.0.9.1"},"x":"30.0","y":"20.0"}],
                 "switches":[{"number":"1","opts":{"hostname":"s1","switchType":"legacySwitch"},"x":"20.0","y":"5.0"}],
                 "links":[{"src":"h1","dest":"s1","opts":{"bw":10,"delay":"5ms","loss":1}},{"src":"s1","dest":"h2","opts":{}}],
                 "version":"2"}
                """);

        Topology drawn = read.topology();
        assertThat(read.report().format()).isEqualTo(ImportFormat.MINIEDIT);
        assertThat(address(drawn, "h1", "h1-eth0")).isEqualTo("10.0.0.1/8");
        assertThat(address(drawn, "h2", "h2-eth0")).isEqualTo("10.0.9.2/24");
        assertThat(stack(drawn, "h2").routes()).hasSize(1);
        assertThat(drawn.cables().getFirst().shaping().rate()).isEqualTo("10mbit");
        assertThat(drawn.layout()).containsEntry("s1", new Position(20, 5));
        assertThat(read.report().refused()).isEmpty();
    }

    @Test
    void netnsVizKeepsBridgesInNamespacesRoutesAndRules() throws Exception {
        Imported read = read("a.json", """
                {"namespaces":[{"id":"1","name":"sw","x":4,"y":5,"isDefault":false},{"id":"2","name":"pc","x":1,"y":2,"isDefault":false}],
                 "bridges":[{"id":"b","name":"br0","nsId":"1","ip":"10.0.0.254/24","vlanFiltering":false}],
                 "veths":[{"id":"v","endA":{"name":"p1","nsId":"1","bridge":"b","ip":""},
                                    "endB":{"name":"eth0","nsId":"2","bridge":null,"ip":"10.0.0.1/24"}}],
                 "routes":[{"nsId":"2","dest":"0.0.0.0/0","gateway":"10.0.0.254","iface":"eth0"}],
                 "vlans":[],"bridgeVlans":[],"ipForwardMap":{"1":true},
                 "iptablesMap":{"1":[{"table":"nat","chain":"POSTROUTING","target":"MASQUERADE","extra":"-o p1"}]}}
                """);

        Topology drawn = read.topology();
        assertThat(drawn.nodes().keySet()).containsExactlyInAnyOrder("sw", "pc", "br0");
        assertThat(((Bridge) drawn.nodes().get("br0")).inside()).contains("sw");
        assertThat(stack(drawn, "pc").routes()).hasSize(1);
        assertThat(stack(drawn, "sw").masquerades()).hasSize(1);
        assertThat(stack(drawn, "sw").forwarding()).isTrue();
        assertThat(read.report().refused()).isEmpty();
    }

    @Test
    void graphsGetNamesAddressesAndTheirPlaces() throws Exception {
        Imported read = read("a.graphml", """
                <?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">
                <key attr.name="label" for="node" id="d0"/><key attr.name="Longitude" for="node" id="d1"/>
                <key attr.name="Latitude" for="node" id="d2"/>
                <graph edgedefault="undirected">
                <node id="0"><data key="d0">New York</data><data key="d1">-74.0</data><data key="d2">40.0</data></node>
                <node id="1"><data key="d0">New York</data></node>
                <edge source="0" target="1"/><edge source="0" target="1"/></graph></graphml>
                """);

        Topology drawn = read.topology();
        assertThat(drawn.nodes().keySet()).containsExactly("New-York", "New-York-2");
        assertThat(drawn.cables()).hasSize(2);
        assertThat(address(drawn, "New-York", "eth1")).isEqualTo("10.0.0.5/30");
        assertThat(drawn.layout()).containsEntry("New-York", new Position(4240, 2000));
    }

    @Test
    void coreKeepsDevicesAndLinksAndRefusesRadiosOfEmane() throws Exception {
        Imported read = read("a.xml", """
                <scenario name="s"><networks><network id="5" name="sw" type="SWITCH"><position x="1" y="2"/></network>
                <network id="6" name="air" type="EMANE"/></networks>
                <devices><device id="1" name="r" type="router"/><device id="2" name="pc" type="PC">
                <services><service name="DefaultRoute"/></services></device></devices>
                <links><link node1="1" node2="5"><iface1 name="eth0" ip4="10.0.0.1" ip4_mask="24"/></link>
                <link node1="2" node2="5"><iface1 name="eth0" ip4="10.0.0.2" ip4_mask="24"/>
                <options delay="2000" bandwidth="1000000" loss="0.0"/></link></links></scenario>
                """);

        Topology drawn = read.topology();
        assertThat(address(drawn, "r", "eth0")).isEqualTo("10.0.0.1/24");
        assertThat(stack(drawn, "pc").routes()).as("CORE gives its hosts a default route").hasSize(1);
        assertThat(drawn.cables().get(1).shaping().delay()).isEqualTo("2000us");
        assertThat(read.report().refused()).extracting(Report.Refused::text).containsExactly("air");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/init.d/networking restart", "systemctl restart networking", "service networking start", "ifup -a", "ifup eth0 eth1",
        "/etc/init.d/networking stop; /etc/init.d/networking start"})
    void aDeviceOfKatharaIsSetUpByItsInterfacesFile(String command) throws Exception {
        Imported read = read("lab.conf", "pc[0]=A\npc[1]=B\nother[0]=A\n", "pc.startup", command, "pc/etc/network/interfaces", """
                # by hand
                auto lo eth0
                iface lo inet loopback
                iface eth0 inet static
                    address 10.0.0.1
                    netmask 255.255.255.0
                    gateway 10.0.0.254
                    mtu 1400
                    up ip route add 10.9.0.0/16 \\
                        via 10.0.0.9
                auto eth1
                iface eth1 inet6 static
                    address fd00::1/64
                iface eth2 inet dhcp
                """);

        assertThat(read.report().refused()).isEmpty();
        assertThat(address(read.topology(), "pc", "eth0")).isEqualTo("10.0.0.1/24");
        assertThat(end(read.topology(), "pc", "eth0").mtu()).isEqualTo(1_400);
        assertThat(address(read.topology(), "pc", "eth1")).isEqualTo("fd00::1/64");
        assertThat(stack(read.topology(), "pc").routes()).extracting(route -> String.valueOf(route.via()))
                .containsExactlyInAnyOrder("10.0.0.254", "10.0.0.9");
    }

    private static final String WIRELESS = """
            <scenario name="s"><networks><network id="9" name="air" type="WIRELESS_LAN"/></networks>
            <devices><device id="1" name="a" type="PC"><position x="10" y="10"/></device>
            <device id="2" name="b" type="PC"><position x="110" y="10"/></device>
            <device id="3" name="c" type="PC"><position x="FAR" y="10"/></device></devices>
            <links><link node1="9" node2="1"><iface2 name="eth0" ip4="10.0.0.1" ip4_mask="24"/></link>
            <link node1="9" node2="2"><iface2 name="eth0" ip4="10.0.0.2" ip4_mask="24"/></link>
            <link node1="9" node2="3"><iface2 name="eth0" ip4="10.0.0.3" ip4_mask="24"/></link></links>
            <mobility_configurations><mobility_configuration node="9" model="basic_range">
            <configuration name="range" value="200"/><configuration name="bandwidth" value="54000000"/>
            <configuration name="delay" value="20000"/><configuration name="error" value="19"/></mobility_configuration>
            </mobility_configurations></scenario>
            """;

    @Test
    void aWirelessNetworkWhoseNodesAllHearEachOtherIsABridge() throws Exception {
        Imported read = read("a.xml", WIRELESS.replace("FAR", "60"));

        assertThat(read.report().refused()).isEmpty();
        assertThat(read.topology().nodes().get("air")).isInstanceOf(Bridge.class);
        assertThat(read.topology().cables()).hasSize(3).allSatisfy(cable -> {
            assertThat(cable.shaping().rate()).isEqualTo("54000000bit");
            assertThat(cable.shaping().delay()).as("half of it on each of the two cables").isEqualTo("10000us");
            assertThat(cable.shaping().loss()).isEqualTo("10%");
        });
    }

    @Test
    void whoIsOutOfReachOnAWirelessNetworkIsSaid() throws Exception {
        Imported read = read("a.xml", WIRELESS.replace("FAR", "300"));

        assertThat(read.report().refused()).singleElement().asString().contains("a – c").doesNotContain("a – b");
        assertThat(read.topology().cables()).hasSize(3);
    }

    @Test
    void scriptsInTheServicesOfACoreNodeRunInIt() throws Exception {
        Imported read = read("a.xml", """
                <scenario name="s"><networks/>
                <devices><device id="1" name="r" type="router"/><device id="2" name="pc" type="PC">
                <services><service name="DefaultRoute"/><service name="UserDefined"/></services></device></devices>
                <links><link node1="1" node2="2"><iface1 name="eth0" ip4="10.0.0.1" ip4_mask="24"/>
                <iface2 name="eth0" ip4="10.0.0.2" ip4_mask="24"/></link></links>
                <service_configurations>
                <service name="DefaultRoute" node="2"><files><file name="defaultroute.sh">#!/bin/sh
                ip route add default via 10.0.0.9</file></files></service>
                <service name="UserDefined" node="2"><files><file name="set.sh"><![CDATA[sysctl -w net.ipv4.ip_forward=1
                ip route add 10.9.0.0/16 via 10.0.0.7]]></file><file name="/etc/app.conf">port 80</file>
                <file name="far.sh">file:///home/core/far.sh</file></files></service>
                <service name="StaticRoute" node="2"><files><file name="not.sh">ip route add 10.8.0.0/16 via 10.0.0.7</file></files></service>
                </service_configurations></scenario>
                """);

        assertThat(stack(read.topology(), "pc").routes()).extracting(route -> String.valueOf(route.via()))
                .as("its own default route instead of CORE's; a service that it has not got does nothing")
                .containsExactlyInAnyOrder("10.0.0.9", "10.0.0.7");
        assertThat(stack(read.topology(), "pc").forwarding()).isTrue();
        assertThat(stack(read.topology(), "pc").files()).singleElement().satisfies(file -> assertThat(file.path()).isEqualTo("/etc/app.conf"));
        assertThat(read.report().refused()).singleElement().asString().contains("file:///home/core/far.sh");
    }

    /** In CORE's older files each of them is of the type router, and its model tells what it does. */
    @Test
    void aHostOfCoreForwardsNothingAndHasTheRouteOfItsModel() throws Exception {
        String node = """
                node %s {
                    type router
                    model %s
                    network-config {
                    hostname %s
                    !
                    interface eth0
                     ip address 10.0.0.%d/24
                    !
                    }
                    interface-peer {eth0 n9}
                    %s
                }
                """;
        String written = """
                custom-config {
                    custom-config-id service:DefaultRoute:defaultroute.sh
                    custom-command defaultroute.sh
                    config {
                    ip route add default via 10.0.0.9
                    }
                    }
                """;
        Imported read = read("a.imn", node.formatted("n1", "router", "r", 1, "")
                + node.formatted("n2", "PC", "p", 2, "")
                + node.formatted("n3", "host", "h", 3, written)
                + node.formatted("n4", "PC", "w", 4, "services {DefaultRoute zebra IPForward}")
                + node.formatted("n5", "host", "o", 5, "services {SSH}")
                + "node n9 {\n type lanswitch\n network-config {\n hostname s\n !\n }\n}\n"
                + "link l1 {\n nodes {n1 n9}\n}\nlink l2 {\n nodes {n2 n9}\n}\nlink l3 {\n nodes {n3 n9}\n}\nlink l4 {\n nodes {n4 n9}\n}\nlink l5 {\n nodes {n5 n9}\n}\n");
        assertThat(read.report().refused()).isEmpty();
        assertThat(Stream.of("r", "p", "h", "w", "o").filter(n -> stack(read.topology(), n).forwarding())).containsExactly("r", "w");
        assertThat(stack(read.topology(), "p").routes()).extracting(route -> String.valueOf(route.via())).containsExactly("10.0.0.1");
        assertThat(stack(read.topology(), "h").routes()).extracting(route -> String.valueOf(route.via())).containsExactly("10.0.0.9");
        assertThat(stack(read.topology(), "o").routes()).isEmpty();
    }

    @Test
    void scriptsAndRadiosInTheOldFormOfCoreAreReadToo() throws Exception {
        Imported read = read("a.imn", """
                node n1 {
                    type router
                    model PC
                    network-config {
                        hostname pc
                        !
                        interface eth0
                         ip address 10.0.0.2/24
                        !
                    }
                    iconcoords {100.0 100.0}
                    interface-peer {eth0 n2}
                    custom-config {
                        custom-config-id service:StaticRoute:staticroute.sh
                        custom-command staticroute.sh
                        config {
                        #!/bin/sh
                        ip route add 10.9.0.0/16 via 10.0.0.7
                        }
                    }
                    services {DefaultRoute StaticRoute}
                }
                node n2 {
                    type wlan
                    network-config {
                        hostname air
                        !
                    }
                    custom-config {
                        custom-config-id basic_range
                        custom-command {3 3 9 9 9}
                        config {
                        range=600
                        bandwidth=1000000
                        delay=0
                        error=0
                        }
                    }
                    iconcoords {200.0 100.0}
                    interface-peer {e0 n1}
                }
                link l1 {
                    nodes {n2 n1}
                    bandwidth 0
                }
                """);

        assertThat(read.report().refused()).isEmpty();
        assertThat(stack(read.topology(), "pc").routes()).hasSize(1);
        assertThat(read.topology().nodes().get("air")).isInstanceOf(Bridge.class);
        assertThat(read.topology().cables()).singleElement().satisfies(cable -> assertThat(cable.shaping().rate()).isEqualTo("1000000bit"));
    }

    @Test
    void imunesIsReadInBothOfItsForms() throws Exception {
        String json = """
                {"nodes":{"n0":{"type":"router","name":"r","ifaces":{"ifc1":{"name":"eth0","type":"phys","ipv4_addrs":["10.0.0.1/24"]}}},
                "n1":{"type":"pc","name":"pc","ifaces":{"ifc1":{"name":"eth0","type":"phys","ipv4_addrs":["10.0.0.2/24"]}},
                "croutes4":["0.0.0.0/0 10.0.0.1"]}},
                "links":{"l0":{"peers":"n0 n1","peers_ifaces":"ifc1 ifc1","bandwidth":"1000000"}},"options":{},"gui":{}}
                """;
        String old = """
                node n0 {
                    type router
                    network-config {
                    hostname r
                    !
                    interface eth0
                     ip address 10.0.0.1/24
                    !
                    }
                    iconcoords {10 20}
                    interface-peer {eth0 n1}
                }
                node n1 {
                    type pc
                    network-config {
                    hostname pc
                    !
                    interface eth0
                     ip address 10.0.0.2/24
                    !
                    ip route 0.0.0.0/0 10.0.0.1
                    !
                    }
                    interface-peer {eth0 n0}
                }
                link l0 {
                    nodes {n0 n1}
                    bandwidth 1000000
                }
                """;
        for (Map.Entry<String, String> form : Map.of("json", json, "old", old).entrySet()) {
            Topology drawn = read(form.getKey() + ".imn", form.getValue()).topology();
            assertThat(drawn.nodes().keySet()).as(form.getKey()).containsExactly("r", "pc");
            assertThat(address(drawn, "pc", "eth0")).isEqualTo("10.0.0.2/24");
            assertThat(stack(drawn, "r").forwarding()).isTrue();
            assertThat(stack(drawn, "pc").routes()).hasSize(1);
            assertThat(drawn.cables().getFirst().shaping().rate()).isEqualTo("1000000bit");
        }
    }

    @Test
    void anExperimentOfImunesWithoutALinkIsOne() throws Exception {
        Imported read = read("alone.imn", """
                {
                  "nodes": { "n0": { "type": "pc", "name": "pc1", "ifaces": {} } },
                  "gui": { "nodes": { "n0": { "iconcoords": "80 60" } } }
                }
                """);
        assertThat(read.report().format()).isEqualTo(ImportFormat.IMUNES);
        assertThat(read.topology().nodes()).containsOnlyKeys("pc1");
    }

    @Test
    void linesThatEndAsOtherSystemsEndThemAreLines() throws Exception {
        Imported read = read(
                "lab.conf", "a[0]=A\r\nb[0]=A\r\n",
                "a.startup", "ip addr add 10.0.0.1/24 dev eth0\r\nip route add default via 10.0.0.2 dev eth0\r\n",
                "b.startup", "ifconfig eth0 10.0.0.2 netmask 255.255.255.0\r\n");
        assertThat(read.report().refused()).isEmpty();
        assertThat(address(read.topology(), "a", "eth0")).isEqualTo("10.0.0.1/24");
        assertThat(address(read.topology(), "b", "eth0")).isEqualTo("10.0.0.2/24");
    }

    @Test
    void whatAnchorsOfYamlStandForIsMeantAtEachPlace() throws Exception {
        Imported read = read("t.clab.yml", """
                name: same
                x-common: &common { image: "frr:10", sysctls: { net.ipv4.ip_forward: "1" } }
                topology:
                  nodes:
                    r1: &router
                      kind: linux
                      exec: [ "ip addr add 10.0.0.1/24 dev eth1" ]
                    r2: *router
                    r3: { <<: *common, kind: linux }
                  links:
                    - endpoints: ["r1:eth1", "r2:eth1"]
                    - endpoints: ["r2:eth2", "r3:eth1"]
                """);

        assertThat(read.report().refused()).isEmpty();
        assertThat(address(read.topology(), "r2", "eth1")).isEqualTo("10.0.0.1/24");
        assertThat(stack(read.topology(), "r3").forwarding()).isTrue();
        assertThat(stack(read.topology(), "r2").forwarding()).isFalse();
    }

    @Test
    void aDeviceOfKatharaThatIsNothingButASwitchOfItsOwnIsThatSwitch() throws Exception {
        Imported read = read(
                "lab.conf", "pc1[0]=A\npc2[0]=B\ns1[0]=A\ns1[1]=C\ns2[0]=B\ns2[1]=C\ns1[image]=\"kathara/sdn\"\ns2[image]=\"kathara/sdn\"\n",
                "pc1.startup", "ip address add 10.0.0.1/24 dev eth0\n",
                "pc2.startup", "ip address add 10.0.0.2/24 dev eth0\n",
                "s1.startup", """
                    /etc/init.d/openvswitch-switch start
                    ovs-vsctl add-br br0
                    ovs-vsctl add-port br0 eth0 tag=10
                    ovs-vsctl add-port br0 eth1
                    ip link set br0 up
                    """,
                "s2.startup", "ovs-vsctl add-br br0 -- add-port br0 eth0 -- add-port br0 eth1\novs-vsctl set port eth0 tag=10\n");

        Topology drawn = read.topology();
        assertThat(read.report().refused()).isEmpty();
        assertThat(drawn.nodes().keySet()).contains("pc1", "pc2", "s1", "s2").doesNotContain("s1-2", "br0");
        assertThat(drawn.nodes().get("s2")).isInstanceOfSatisfying(Bridge.class, bridge ->
                assertThat(bridge.type()).isEqualTo(Bridge.Type.OPENVSWITCH));
        assertThat(drawn.cable(new EndId("s1", "s1-eth1")))
                .hasValueSatisfying(cable -> assertThat(cable.across(end(drawn, "s1", "s1-eth1")).id()).isEqualTo(new EndId("s2", "s2-eth1")));
        assertThat(end(drawn, "s2", "s2-eth0").port().vlans()).isEqualTo(new PortVlans.Access(10));
    }

    @Test
    void aDeviceOfKatharaRunsItsOwnScriptsAndThoseOfAllAndNotThoseOfItsImage() throws Exception {
        Imported read = read(
                "lab.conf", "r[0]=A\nr[bridged]=true\npc[0]=A\n",
                "r.startup", "ip link set eth1 up\ndhclient eth1\n/root/addresses.sh 10.0.0.1\n/etc/init.d/frr start\n. /root/.bashrc\n",
                "pc.startup", "bash /shared/all.sh\nbash /shared/missing.sh\n",
                "r/root/addresses.sh", "ip addr add $1/24 dev eth0\n",
                "shared/all.sh", "ip addr add 10.0.0.2/24 dev eth0\n");
        assertThat(address(read.topology(), "r", "eth0")).isEqualTo("10.0.0.1/24");
        assertThat(address(read.topology(), "pc", "eth0")).isEqualTo("10.0.0.2/24");
        assertThat(read.report().refused()).extracting(Report.Refused::text).containsExactly("bash /shared/missing.sh");
    }

    @Test
    void delaysThatAProgramMadeUpAreRounded() throws Exception {
        Imported read = read("t.mn", """
                {"application": {}, "controllers": [],
                 "hosts": [{"number": "1", "opts": {"hostname": "h1", "nodeNum": 1}, "x": "10", "y": "20"},
                           {"number": "2", "opts": {"hostname": "h2", "nodeNum": 2}, "x": "90", "y": "20"}],
                 "links": [{"src": "h1", "dest": "h2", "opts": {"bw": 10.123456789, "delay": "25.364696675835592ms"}}],
                 "switches": [], "version": "2"}
                """);
        assertThat(read.report().refused()).isEmpty();
        assertThat(read.topology().cables().getFirst().shaping().delay()).isEqualTo("25.364696ms");
    }

    @Test
    void aLinkOfMiniEditToNobodyIsRefusedAndOneToAControllerIsNot() throws Exception {
        Imported read = read("t.mn", """
                {"application": {}, "controllers": [{"opts": {"hostname": "c0"}, "x": "1", "y": "2"}],
                 "hosts": [{"number": "1", "opts": {"hostname": "h1", "nodeNum": 1}, "x": "10", "y": "20"}],
                 "links": [{"src": "h1", "dest": "h9", "opts": {}}, {"src": "c0", "dest": "h1", "opts": {}}],
                 "switches": [], "version": "2"}
                """);
        assertThat(read.report().refused()).singleElement().asString().contains("h1 – h9");
    }

    @Test
    void netnsVizBringsItsVlans() throws Exception {
        Imported read = read("sw.json", """
                {"namespaces": [{"id": "s", "name": "sw", "x": 10, "y": 20}, {"id": "p", "name": "pc", "x": 30, "y": 40}],
                 "bridges": [{"id": "b", "name": "br0", "nsId": "s", "ip": "", "vlanFiltering": true}],
                 "veths": [{"id": "v", "endA": {"name": "port1", "nsId": "s", "bridge": "b", "ip": ""},
                                       "endB": {"name": "eth0", "nsId": "p", "bridge": null, "ip": "192.168.10.1/24"}}],
                 "routes": [{"nsId": "p", "dest": "0.0.0.0/0", "gateway": "192.168.10.254", "iface": "eth0"}],
                 "vlans": [{"nsId": "s", "name": "br0.10", "parentIface": "br0", "vlanId": 10, "ip": "192.168.10.254/24"}],
                 "bridgeVlans": [{"nsId": "s", "dev": "port1", "vid": 10, "pvid": true, "untagged": true}],
                 "ipForwardMap": {"s": true},
                 "iptablesMap": {"s": [{"table": "filter", "chain": "FORWARD", "target": "DROP", "extra": "-p tcp --dport 23"}]}}
                """);
        Topology drawn = read.topology();
        assertThat(read.report().refused()).isEmpty();
        assertThat(drawn.nodes().get("br0")).isInstanceOfSatisfying(Bridge.class, b -> assertThat(b.vlanFiltering()).isTrue());
        assertThat(end(drawn, "br0", "port1").port().vlans()).isNotNull();
        assertThat(stack(drawn, "sw").interfaces()).extracting(DrawnInterface::name).containsExactly("br0.10");
        assertThat(stack(drawn, "sw").firewall().rules()).hasSize(1);
        assertThat(stack(drawn, "pc").routes()).hasSize(1);
    }
}
