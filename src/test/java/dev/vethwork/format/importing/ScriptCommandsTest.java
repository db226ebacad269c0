package dev.vethwork.format.importing;

import static dev.vethwork.format.importing.Scripts.draw;
import static dev.vethwork.format.importing.Scripts.end;
import static dev.vethwork.format.importing.Scripts.refused;
import static dev.vethwork.format.importing.Scripts.stack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.format.TopologyFormat;
import dev.vethwork.net.BridgePort;
import dev.vethwork.net.Endpoint;
import dev.vethwork.net.Mac;
import dev.vethwork.net.PacketMark;
import dev.vethwork.net.PortVlans;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.VlanRange;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnMacvlan;
import dev.vethwork.topology.kind.DrawnTunnel;
import dev.vethwork.topology.kind.LinkBasics;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Marking;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.Protocol;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands become in a drawing, in all their spellings. */
class ScriptCommandsTest {
    private static final String CABLE = """
            ip netns add a
            ip netns add b
            ip link add eth0 netns a type veth peer name eth0 netns b
            ip -n a addr add 10.0.0.1/24 dev eth0
            ip -n a link set eth0 up
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tos 0x10 | \"tos\": ",
                "ipproto tcp dport 80 | \"protocol\": \"tcp\", \"port\": 80",
                "ipproto udp sport 1000-2000 | \"sourcePort\": \"1000-2000\"",
                "suppress_prefixlength 0 | \"suppressPrefixLength\": 0",
                "not fwmark 7 | \"not\": true"
            })
    void aRoutingRuleIsDrawnWithWhatItSelects(String selector, String drawn) {
        String script = CABLE + "ip -n a rule add " + selector + " table 100";
        assertThat(refused(script)).isEmpty();
        assertThat(TopologyFormat.print(draw(script), 10_000)).contains(drawn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pri 1536 table 100", "prio 1536 tab 100", "pref 1536 lookup 100", "priority 1536 t 100", "ord 1536 table 100"})
    void aRoutingRuleIsReadInAllItsSpellings(String spelled) {
        String script = CABLE + "ip -n a rule add from 10.0.0.1 " + spelled;
        assertThat(refused(script)).isEmpty();
        assertThat(stack(draw(script), "a").rules()).singleElement().hasToString(
                stack(draw(CABLE + "ip -n a rule add from 10.0.0.1 priority 1536 table 100"), "a").rules().getFirst().toString());
    }

    @Test
    void aRoutingRuleThatNoDrawingHoldsIsCalledOne() {
        assertThat(refused(CABLE + "ip -n a rule add pref 9 goto 100")).singleElement().asString().contains("a routing rule with goto");
    }

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
    void aScriptIsCalledByTheWordThatItComparesItsArgumentWith() {
        Imported read = Scripts.read("""
                MAKE="make"
                CLEAR="clear"
                if [ "$MAKE" = "$1" ]; then
                  ip netns add red
                elif [ "$CLEAR" = "$1" ]; then
                  ip netns del red
                fi
                """);
        assertThat(read.topology().nodes()).containsOnlyKeys("red");
    }

    @Test
    void aBondIsDrawnWhateverElseIsSaidOfItsBalance() {
        Topology drawn = draw(CABLE + "ip -n a link add bond1 type bond mode 802.3ad all_slaves_active 1 lacp_active on miimon 100");
        assertThat(stack(drawn, "a").drawn("bond1")).isPresent();
    }

    private static Bridge bridge(Topology drawn, String name) {
        return (Bridge) drawn.nodes().get(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dhclient eth0", "dhclient -v eth0", "udhcpc -i eth0", "udhcpc -f -i eth0 -q", "dhcpcd eth0", "dhclient", "dhclient -v", "udhcpc"})
    void whoIsAskedToGetAnAddressByDhcpIsDrawnSo(String client) {
        Topology drawn = draw(CABLE + "ip netns exec b " + client);
        assertThat(end(drawn, "b", "eth0").dhcp()).isTrue();
        assertThat(end(drawn, "b", "eth0").up()).isTrue();
        assertThat(end(drawn, "a", "eth0").dhcp()).isFalse();
        assertThat(refused("ip netns add b\nip netns exec b dhclient")).hasSize(1);
        assertThat(refused(CABLE + "ip netns exec b dhclient eth7")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ospf", "gre", "89", "! ospf"})
    void aProtocolThatNoDrawingHasIsNamedAsItIsWritten(String protocol) {
        String rule = "iptables -A INPUT " + (protocol.startsWith("!") ? "! -p ospf" : "-p " + protocol) + " -j DROP";
        assertThat(refused(rule)).singleElement().asString().contains("-p " + protocol.replace("! ", ""));
    }

    /** A process, a mount or a name of its own is no other network. */
    @ParameterizedTest
    @ValueSource(strings = {"unshare -m", "unshare --pid --fork --mount-proc", "unshare --mount --propagation private", "unshare -fp env A=1"})
    void whatRunsWithSomethingElseOfItsOwnRunsInTheSameNetwork(String wrapper) {
        assertThat(end(draw(CABLE + "ip netns exec b " + wrapper + " dhclient eth0"), "b", "eth0").dhcp()).isTrue();
        assertThat(end(draw(CABLE + "ip netns exec b " + wrapper + " sh -c 'exec \"$@\"' x dhclient eth0"), "b", "eth0").dhcp()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unshare -n ip link add v0 type dummy", "unshare -rn sh -c 'ip a'", "unshare -m"})
    void aNetworkThatNothingNamesIsRefused(String command) {
        assertThat(refused(command)).hasSize(1);
    }

    @Test
    void aNamespaceThatIsBoundToAFileIsCalledAsTheFile() {
        String bound = """
                left=/tmp/world/left
                touch $left
                unshare --net="$left" -- ip link set lo up
                nsenter --net="$left" -- ip link add eth0 type veth peer l0
                nsenter --net="$left" -- ip link set l0 netns $$
                nsenter --net="$left" -- ip addr add 10.0.0.10/24 dev eth0
                ip link set l0 up
                """;
        assertThat(refused(bound)).isEmpty();
        Topology drawn = draw(bound);
        assertThat(end(drawn, "left", "eth0").addresses()).hasSize(1);
        assertThat(end(drawn, "host", "l0").up()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ip netns add a\nip netns exec a sleep 100 &\np=$!",
        "unshare --net=/tmp/a true\nnsenter --net=/tmp/a -- sleep 100 & p=$!",
        "p=12346\nunshare -n sleep 100 &",
        "unshare -rn sleep 100 &\nsleep 1 & p=12346"
    })
    void aProcessIsInTheNamespaceThatItWasStartedIn(String started) {
        String script = started + """

                ip link add v type veth peer w
                ip link set v netns $p
                nsenter -t $p -n ip addr add 10.0.0.1/24 dev v
                nsenter --target=$p --net ip link set v up
                """;
        assertThat(refused(script)).isEmpty();
        String there = draw(script).nodes().keySet().stream().filter(name -> !name.equals("host")).findFirst().orElse("");
        assertThat(end(draw(script), there, "v").addresses()).hasSize(1);
    }

    @Test
    void aProcessOfSomebodyElsesMayBeAnywhere() {
        assertThat(refused("ip link add v type veth peer w\nip link set v netns 777")).singleElement().asString().contains("777");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ip mroute", "ip mroute show", "ip nexthop ls", "ip xfrm help"})
    void lookingAtWhatIsNotDrawnIsNoLoss(String command) {
        assertThat(refused(command)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ip -batch -", "ip -b /dev/stdin", "nft -f /dev/stdin"})
    void whatIsReadFromTheInputIsRead(String reads) {
        String given = reads.startsWith("nft") ? "add table ip t" : "link add br0 type bridge";
        assertThat(refused("echo '" + given + "' | " + reads)).isEmpty();
        assertThat(refused(reads + " <<EOF\n" + given + "\nEOF")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "n=$(mktemp -u ns-XXXXXX)", "n=ns-$(mktemp -u XXXXXXXX)", "n=$(basename $(mktemp -p /tmp ns-XXXXXX))", "n=ns-$(date +%s)", "n=ns-$(date +%N)",
        "n=ns-$(printf %x $(date +%s))-$(mktemp -u XXXX)"
    })
    void aNameThatIsAnotherWithEachRunIsAName(String named) {
        String script = named + "\nip netns add $n-1\nip netns add $n-2\nip link add a netns $n-1 type veth peer name b netns $n-2";
        assertThat(refused(script)).isEmpty();
        assertThat(draw(script).nodes().keySet()).hasSize(2).allSatisfy(name -> assertThat(name).startsWith("ns-"));
    }

    @Test
    void aFileOfItsOwnIsAnotherEachTime() {
        assertThat(draw("for i in 1 2 3; do ip netns add $(mktemp -u nXXXXXX); done").nodes()).hasSize(3);
    }

    @Test
    void waitingForATimeComesToItsEnd() {
        assertThat(refused("end=$(( $(date +%s) + 20 )); while [ $(date +%s) -lt $end ]; do sleep 1; done; ip netns add a")).isEmpty();
    }

    @Test
    void aRouteOfAVrfIsInItsTable() {
        Topology drawn = draw(CABLE + """
                ip -n a link add red type vrf table 1100
                ip -n a link set red up
                ip -n a link set eth0 master red
                ip -n a route add vrf red 10.9.0.0/16 via 10.0.0.2
                ip -n a route add vrf red unreachable default metric 8192
                """);
        assertThat(stack(drawn, "a").routes()).hasSize(2).allSatisfy(route -> assertThat(route.table().number()).isEqualTo(1_100));
    }

    @Test
    void aGatewayOfTheOtherFamilyIsRefused() {
        String script = CABLE + "ip -n a addr add fd00::1/64 dev eth0\nip -n a route add 172.16.1.0/24 via inet6 fd00::2";
        assertThat(refused(script)).singleElement().asString().contains("via fd00::2");
        assertThat(stack(draw(script), "a").routes()).isEmpty();
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

    @ParameterizedTest
    @ValueSource(strings = {"nft --version", "nft -v", "nft --help", "ip netns set a 100", "ip netns list-id", "bridge -n a link show"})
    void askingForAVersionOrANumberChangesNothing(String command) {
        assertThat(refused("ip netns add a\n" + command + " > /dev/null 2>&1")).isEmpty();
    }

    @Test
    void bridgeWorksInTheNamespaceThatItIsTold() {
        String told = "ip netns add a\nip -n a link add vx type vxlan id 5 dstport 4789\nbridge -netns a fdb ap dev vx 00:00:00:00:00:00 dst 192.0.2.20 self permanent";
        assertThat(refused(told)).isEmpty();
    }

    @Test
    void directoriesOfEveryMachineAreThere() {
        String asked = """
                [ -d /etc ] && ip netns add a
                [ -d /tmp/ ] && ip netns add b
                [ -d /there/is/none ] && ip netns add c
                [ -f /etc ] && ip netns add d
                """;
        assertThat(draw(asked).nodes()).containsOnlyKeys("a", "b");
    }

    @Test
    void whatASwitchIsToldToHaveNoneOfIsNotRefused() {
        String made = "ovs-vsctl add-br s -- br-set-external-id s owner me\nip link add p type veth peer name q\novs-vsctl add-port s p\n";
        assertThat(refused(made + "ovs-vsctl set port p tag=20 'trunks=[]' vlan_mode=access")).isEmpty();
        assertThat(refused(made + "ovs-vsctl set port p 'tag=[]' trunks=10,20 vlan_mode=trunk")).isEmpty();
    }

    /** As answers on the web have them: who typed it is no part of the command, and what was printed is none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$ ", "# ", "> ", "root@host:~# ", "[root@server ~]# ", "user@box:~/lab$ ", "~ # ", "/ # ", "~]$ ", "bash-5.1# ", "sh-4.2$ ",
                "(base) me@pc:~$ ", "me@pc ~/lab % ", "% ", "\u276f ", "\u279c  ~ ", "\u279c  lab git:(main) \u2717 ", "    # ", "  $ "
            })
    void whatStandsBeforeACommandIsAPrompt(String prompt) {
        String text = """
                Make two of them:
                PROMPTsudo ip netns add red
                PROMPTsudo ip netns add blue
                PROMPTip netns list
                red (id: 0)
                blue
                PROMPTip link add eth0 netns red type veth \\
                    peer name eth0 netns blue
                PROMPTip netns exec red ping -c1 10.0.0.2
                ping: connect: Network is unreachable
                """.replace("PROMPT", prompt);
        assertThat(refused(text)).isEmpty();
        assertThat(draw(text).nodes()).containsOnlyKeys("red", "blue");
        assertThat(draw(text).cables()).hasSize(1);
    }

    @Test
    void aLoopThatWasTypedGoesOnBehindItsSecondPrompt() {
        assertThat(draw("$ for i in 1 2; do\n> ip netns add n$i\n> done\n$ ip netns list\nn2\nn1\n").nodes()).containsOnlyKeys("n1", "n2");
    }

    @Test
    void aPlainCommandBetweenOnesWithPromptsIsOneToo() {
        assertThat(draw("$ ip netns add a\nip netns add b\nb (id: 1)\n").nodes()).containsOnlyKeys("a", "b");
    }

    @Test
    void whatAPageWritesForASignIsTheSign() {
        String text = "ip netns add a &amp;&amp; ip netns add b\nip netns exec a sh -c &#39;echo 1 &gt; /proc/sys/net/ipv4/ip_forward&#39;\n";
        assertThat(refused(text)).isEmpty();
        assertThat(draw(text).nodes()).containsOnlyKeys("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u2014comment", "-\u2014comment", "\u2013-comment", "--comment"})
    void dashesOfAWordProcessorAreHyphens(String option) {
        assertThat(refused("iptables \u2013t nat -A POSTROUTING -s 10.0.0.0/24 -m comment " + option + " \u201clab nat\u201d -j MASQUERADE"))
                .isEmpty();
    }

    @Test
    void whomANodeAnswersForIsDrawn() {
        Topology drawn = draw(CABLE + "ip -n a neigh add proxy 10.0.0.9 dev eth0\nip -n a -6 neigh add proxy fd00::9 dev eth0");
        assertThat(stack(drawn, "a").proxies()).extracting(p -> p.address().toString()).containsExactly("10.0.0.9", "fd00::9");
    }

    @Test
    void addressesAreTakenAsEveryToolWritesThem() {
        String script = """
                ip netns add a
                ip link add p type veth peer name q netns a
                ifconfig p 172.16.0.1 up
                ip netns exec a ifconfig q 10.0.0.1 netmask 255.255.255.0
                ip -n a -6 a a fd00::1/64 dev q
                ip -n a addr add 10.9/16 dev q
                """;
        Topology drawn = draw(script);
        assertThat(end(drawn, "host", "p").addresses()).extracting(Object::toString).containsExactly("172.16.0.1/16");
        assertThat(end(drawn, "host", "p").up()).isTrue();
        assertThat(end(drawn, "a", "q").addresses())
                .extracting(Object::toString)
                .containsExactly("10.0.0.1/24", "fd00::1/64", "10.9.0.0/16");
    }

    @Test
    void routesRulesAndNeighboursAreKept() {
        IpStack a = stack(
                draw(CABLE + "ip -n a route add default via 10.0.0.254\n"
                        + "ip netns exec a route add -net 192.168.0.0 netmask 255.255.0.0 gw 10.0.0.253\n"
                        + "ip -n a route add 10.7.0.0/16 via 10.0.0.9 dev eth0 table 100 src 10.0.0.1\n"
                        + "ip -n a rule add from 10.0.0.0/24 table 100 pref 500\n"
                        + "ip -n a neigh add 10.0.0.9 lladdr 02:00:00:00:00:09 dev eth0 nud permanent\n"
                        + "ip -n a r a blackhole 172.16.0.0/12\n"),
                "a");
        assertThat(a.routes()).extracting(r -> r.to().shortText())
                .containsExactly("default", "192.168.0.0/16", "10.7.0.0/16", "172.16.0.0/12");
        assertThat(a.routes().get(2).table().number()).isEqualTo(100);
        assertThat(a.rules()).hasSize(1).first().extracting(r -> r.priority()).isEqualTo(500L);
        assertThat(a.neighbors()).hasSize(1);
    }

    @Test
    void iptablesIsAMachineOfOrderedRules() {
        IpStack a = stack(
                draw(CABLE + """
                        run() { ip netns exec a iptables "$@"; }
                        run --table nat --append POSTROUTING --source 10.0.0.0/24 --out-interface eth0 --jump MASQUERADE
                        run -t nat -A POSTROUTING -s 10.1.0.0/16 -o eth0 -j SNAT --to-source 203.0.113.7
                        run -t nat -I PREROUTING 1 -d 203.0.113.7 -p tcp -m tcp --dport 80 -j DNAT --to 10.0.0.2:8080
                        run -A FORWARD -j DROP
                        run -I FORWARD -p tcp -m multiport --dports 80,443 -j ACCEPT
                        run -I FORWARD 2 -m state --state RELATED,ESTABLISHED -j ACCEPT
                        run -D FORWARD -j DROP
                        run -N MINE; run -A MINE -s 10.2.0.0/16 -j REJECT; run -A INPUT -j MINE
                        run -P FORWARD DROP
                        run -C FORWARD -p icmp -j ACCEPT || run -A FORWARD -p icmp -j ACCEPT
                        """),
                "a");
        assertThat(a.masquerades()).hasSize(1);
        assertThat(a.sourceNats()).hasSize(1);
        assertThat(a.portForwards().getFirst().destination()).isEqualTo(Prefix.parse("203.0.113.7"));
        assertThat(a.firewall().policies()).containsEntry(Firewall.Chain.FORWARD, Firewall.Policy.DROP);
        assertThat(a.firewall().rules())
                .extracting(r -> r.chain() + " " + r.port() + " " + r.established() + " " + r.action())
                .containsExactly(
                        "INPUT null false REJECT",
                        "FORWARD 80 false ACCEPT",
                        "FORWARD 443 false ACCEPT",
                        "FORWARD null true ACCEPT",
                        "FORWARD null false ACCEPT");
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
    void settingsWeatherAndServicesComeAlong() {
        Topology drawn = draw(CABLE + "ip netns exec a sysctl -w net.ipv4.conf.all.forwarding=1\n"
                + "echo 0 | ip netns exec a tee /proc/sys/net/ipv4/conf/all/rp_filter\n"
                + "ip netns exec a tc qdisc add dev eth0 root netem delay 20ms loss 1% rate 10mbit\n"
                + "ip netns exec b python3 -m http.server 80 &\nip netns exec b iperf3 -s -D\nip netns exec b iperf3 -c 10.0.0.1\n");
        assertThat(stack(drawn, "a").forwarding()).isTrue();
        assertThat(stack(drawn, "a").sysctls()).containsEntry("net.ipv4.conf.all.rp_filter", "0");
        assertThat(drawn.cables().getFirst().shaping().delay()).isEqualTo("20ms");
        assertThat(stack(drawn, "b").services())
                .extracting(s -> s.command())
                .containsExactly("python3 -m http.server 80", "iperf3 -s");
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
    void whatCannotBeDrawnIsToldWithItsReason() {
        assertThat(refused(CABLE + "ip -n a link add x type macsec\nip -n a link set eth0 xdp obj a.o\nip link set eth1 master nowhere\n"
                        + "ip -n gone link set lo up\nip -n a addr add 10.0.0.300/24 dev eth0"))
                .hasSize(5)
                .allMatch(line -> line.matches("(?s)[0-9]+: \\S.*"));
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
    void allButOneInterfaceIsDrawnAsItIsSaid() {
        String script = CABLE + """
                ip link add br0 type bridge
                ip addr add 10.0.5.1/24 dev br0
                iptables -t nat -A POSTROUTING -s 10.0.5.0/24 ! -o br0 -j MASQUERADE
                ip netns exec a iptables -A INPUT ! -i lo -s 127.0.0.0/8 -j DROP
                """;
        Topology drawn = draw(script);
        assertThat(refused(script)).isEmpty();
        assertThat(stack(drawn, "host").masquerades()).containsExactly(new Masquerade(Prefix.parse("10.0.5.0/24"), null).withNotOut("br0"));
        assertThat(stack(drawn, "a").firewall().rules()).extracting(Firewall.Rule::notIn).containsExactly("lo");
    }

    @Test
    void whomNatLeavesAloneIsDrawn() {
        String script = CABLE + """
                ip netns exec a iptables -t nat -A POSTROUTING -s 10.0.0.0/8 ! -d 10.0.0.0/8 -j SNAT --to-source 192.0.2.1
                ip netns exec a iptables -t nat -A POSTROUTING ! -s 10.0.0.0/8 -o eth0 -j SNAT --to-source 192.0.2.2
                ip netns exec a iptables -t nat -A PREROUTING ! -s 10.1.0.0/16 ! -d 10.2.0.0/16 -p tcp --dport 80 -j DNAT --to 10.0.0.9:8080
                """;
        IpStack drawn = stack(draw(script), "a");
        assertThat(refused(script)).isEmpty();
        assertThat(drawn.sourceNats().get(0).notDestination()).isEqualTo(Prefix.parse("10.0.0.0/8"));
        assertThat(drawn.sourceNats().get(1).notSource()).isEqualTo(Prefix.parse("10.0.0.0/8"));
        assertThat(drawn.portForwards().getFirst().notSource()).isEqualTo(Prefix.parse("10.1.0.0/16"));
        assertThat(drawn.portForwards().getFirst().notDestination()).isEqualTo(Prefix.parse("10.2.0.0/16"));
        Topology filtered = draw("ip netns add a\nip netns exec a iptables -A FORWARD ! -s 10.0.0.0/8 -j DROP\n");
        assertThat(stack(filtered, "a").firewall().rules())
                .extracting(Firewall.Rule::notSource)
                .containsExactly(Prefix.parse("10.0.0.0/8"));
    }

    @Test
    void forwardsThatShareAlikeAreOneForwardToAll() {
        String chain = "iptables -t nat -A PREROUTING -d 192.0.2.9 -p tcp --dport 80 ";
        String script = chain + "-m statistic --mode random --probability 0.33 -j DNAT --to-destination 10.0.0.1:80\n"
                + chain + "-m statistic --mode nth --every 2 --packet 0 -j DNAT --to-destination 10.0.0.2:80\n"
                + chain + "-j DNAT --to-destination 10.0.0.3:80\n"
                + "iptables -t nat -A PREROUTING -p tcp --dport 81 -m statistic --mode random --probability 0.9 -j DNAT --to 10.0.0.4\n"
                + "iptables -t nat -A PREROUTING -p tcp --dport 81 -j DNAT --to 10.0.0.5\n";
        Topology drawn = draw("ip netns add a\nip link add br0 type bridge\n" + script);
        assertThat(stack(drawn, "host").portForwards()).singleElement().satisfies(forward -> assertThat(forward.to())
                .extracting(Endpoint::address)
                .extracting(Object::toString)
                .containsExactly("10.0.0.1", "10.0.0.2", "10.0.0.3"));
        assertThat(refused("ip netns add a\n" + script)).as("what shares otherwise").hasSize(2);
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
        assertThat(second.firewall().rules()).extracting(Firewall.Rule::notIn).containsExactly("br0-2");
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
    void rulesForEveryStateAndForNoneAreToldSo() {
        String script = """
                ip netns add a
                iptables -A FORWARD -m conntrack --ctstate INVALID -j DROP
                iptables -A FORWARD -s 10.0.0.0/8 -m state --state NEW,ESTABLISHED,RELATED -j ACCEPT
                """;
        assertThat(refused(script)).isEmpty();
        assertThat(stack(draw(script), "host").firewall().rules()).singleElement().satisfies(rule -> assertThat(rule.established()).isFalse());
        assertThat(Scripts.read(script).report().understood().stream().filter(line -> !line.remarks().isEmpty())).hasSize(2);
        assertThat(refused("iptables -A FORWARD -m state --state NEW -j DROP")).hasSize(1);
    }

    @Test
    void aJumpThatAsksForSomethingAsksForItOfAllThere() {
        String script = """
                ip netns add a
                iptables -N WEB
                iptables -A FORWARD -i lan0 -p tcp -s 10.0.0.0/8 -j WEB
                iptables -A WEB -s 10.1.0.0/16 -p tcp --dport 80 -j ACCEPT
                iptables -A WEB -p udp --dport 53 -j ACCEPT
                iptables -A WEB -i wan0 -j ACCEPT
                iptables -A WEB -s 192.168.0.0/16 -j ACCEPT
                iptables -A WEB -j DROP
                """;
        assertThat(refused(script)).isEmpty();
        assertThat(stack(draw(script), "host").firewall().rules())
                .containsExactly(
                        new Firewall.Rule(Firewall.Chain.FORWARD, Prefix.parse("10.1.0.0/16"), null, Protocol.TCP, 80, "lan0", null, false, Firewall.Action.ACCEPT),
                        new Firewall.Rule(Firewall.Chain.FORWARD, Prefix.parse("10.0.0.0/8"), null, Protocol.TCP, null, "lan0", null, false, Firewall.Action.DROP));
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

    @Test
    void rulesOfTablesThatNoDrawingHoldsAreRefusedByTheTable() {
        assertThat(reasons("iptables -t raw -A PREROUTING -j NOTRACK"))
                .singleElement()
                .asString()
                .contains("the table raw cannot be drawn");
        assertThat(reasons("iptables -t mangle -A FORWARD -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --clamp-mss-to-pmtu"))
                .singleElement()
                .asString()
                .contains("the table mangle cannot be drawn");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "iptables -t mangle -A PREROUTING -i eth0 -p tcp --dport 80 -j MARK --set-mark 7",
        "iptables -t mangle -A PREROUTING -i eth0 -p tcp -m tcp --dport 80 -j MARK --set-xmark 0x7/0xffffffff",
        "iptables -t mangle -N M\nip netns exec a iptables -t mangle -A PREROUTING -i eth0 -j M\nip netns exec a iptables -t mangle -A M -p tcp --dport 80 -j MARK --set-mark 0x7",
        "nft 'table ip t { chain p { type filter hook prerouting priority mangle; iifname eth0 tcp dport 80 meta mark set 7; } }'",
        "nft 'table inet t { chain p { type filter hook prerouting priority -150; iifname eth0 tcp dport 80 mark set 0x7 counter; } }'"
    })
    void aMarkIsDrawnHoweverItIsWritten(String command) {
        String script = CABLE + "ip netns exec a " + command + "\nip -n a rule add fwmark 7 table 100";
        assertThat(refused(script)).isEmpty();
        assertThat(stack(draw(script), "a").marks()).singleElement().satisfies(mark -> {
            assertThat(mark.withSource(null)).isEqualTo(
                    new Marking(Marking.Chain.PREROUTING, Protocol.TCP, 80, new PacketMark(7, PacketMark.ALL)).withIn("eth0"));
        });
        assertThat(stack(draw(script), "a").rules()).hasSize(1);
    }

    @Test
    void whatTheNodeItselfSendsIsMarkedBitByBit() {
        String script = CABLE + """
                ip netns exec a iptables -t mangle -A OUTPUT -p udp -j MARK --or-mark 0x4
                ip netns exec a iptables -t mangle -A OUTPUT -d 10.9.0.0/16 -j MARK --set-mark 0x10/0xf0
                ip netns exec a nft 'table ip r { chain o { type route hook output priority -150; ip daddr 10.8.0.0/16 meta mark set 9; } }'
                """;
        assertThat(refused(script)).isEmpty();
        assertThat(stack(draw(script), "a").marks()).extracting(mark -> mark.chain() + " " + mark.mark().text())
                .containsExactly("OUTPUT 0x4/0x4", "OUTPUT 0x10/0xf0", "OUTPUT 0x9");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "iptables -t mangle -A PREROUTING -j CONNMARK --restore-mark", "iptables -t mangle -A POSTROUTING -j MARK --set-mark 1",
        "nft 'table ip t { chain p { type filter hook prerouting priority -150; ct mark set 5; } }'",
        "nft 'table ip t { chain p { type filter hook prerouting priority -150; meta mark set ct mark; } }'",
        "iptables -A INPUT -m mark --mark 1 -j ACCEPT", "iptables -t mangle -A PREROUTING -j DROP"
    })
    void aMarkThatNoDrawingHoldsIsRefused(String command) {
        assertThat(refused(CABLE + "ip netns exec a " + command)).hasSize(1);
    }

    @Test
    void aLinkLocalGatewayIsOnItsLink() {
        Imported read = Scripts.read("""
                ip netns add a
                ip netns add b
                ip link add e0 netns a type veth peer name e0 netns b
                ip -n a link set e0 up
                ip -n a -6 route add default via fe80::1 dev e0
                """);
        assertThat(read.report().lines())
                .allSatisfy(line -> assertThat(((Report.Understood) line).remarks()).isEmpty());
    }

    private static List<String> reasons(String script) {
        return Scripts.read(script).report().refused().stream().map(line -> line.reason().text()).toList();
    }
}
