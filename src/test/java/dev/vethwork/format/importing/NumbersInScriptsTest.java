package dev.vethwork.format.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever number stands in a command, the commands around it are drawn. */
class NumbersInScriptsTest {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private static final String BEFORE = """
            ip netns add red
            ip link add br0 type bridge
            ip link add v0 type veth peer name v1
            """;

    @ParameterizedTest
    @ValueSource(strings = {
        "ip link set v0 mtu 1400",
        "ip link add veth4 type veth",
        "ip link add veth0 mtu 1400 type veth peer name veth1 mtu 1400 numtxqueues 4",
        "ip link add x0 type vxlan id 42 dstport 4789 remote 10.0.0.1 ttl 64 dev v0",
        "ip link add link v0 name v0.10 type vlan id 10",
        "ip link add b0 type bond mode 1 miimon 100",
        "ip link add g0 type gre local 10.0.0.1 remote 10.0.0.2 key 7 ttl 64",
        "ip link add vrf0 type vrf table 10",
        "ip link set v0 netns 42",
        "ip link set v0 master br0 type bridge_slave cost 4 priority 8",
        "ip link set br0 type bridge ageing_time 100 forward_delay 200 vlan_default_pvid 1 priority 4096",
        "ip addr add 10.0.0.1/24 dev v0 valid_lft 60",
        "ip route add 10.1.0.0/16 via 10.0.0.2 metric 7 table 100 mtu 1400",
        "ip route add default nexthop via 10.0.0.2 weight 2 nexthop via 10.0.0.3 weight 1",
        "ip rule add priority 100 from 10.0.0.0/24 fwmark 0x1/0xff table 100 ipproto 6 dport 80-90 suppress_prefixlength 0",
        "ip neigh add 10.0.0.9 lladdr 02:00:00:00:00:09 dev v0",
        "ip tuntap add dev t0 mode tap user 1000",
        "ifconfig v0 10.0.0.1 netmask 255.255.255.0 mtu 1400",
        "route add -net 10.2.0.0/16 gw 10.0.0.2 metric 3",
        "bridge vlan add dev v0 vid 10-20 pvid untagged",
        "bridge fdb append 00:00:00:00:00:00 dev v0 dst 10.0.0.2 port 4789 vni 42",
        "brctl setfd br0 2; brctl setageing br0 300; brctl setbridgeprio br0 100; brctl setpathcost br0 v0 4",
        "iptables -I FORWARD 3 -p tcp --dport 80:90 --sport 1024 -m mark --mark 0x1/0xff -j ACCEPT",
        "iptables -D INPUT 2",
        "iptables -A INPUT -p icmp --icmp-type 8/0 -m limit --limit 5/second --limit-burst 10 -j ACCEPT",
        "iptables -A INPUT -m owner --uid-owner 1000-2000 -m length --length 1:100 -m ttl --ttl-lt 3 -j DROP",
        "iptables -A INPUT -p 47 -m multiport --dports 80,443,8000:9000 -m connlimit --connlimit-above 3 -j DROP",
        "iptables -t nat -A PREROUTING -p tcp --dport 80 -m statistic --mode nth --every 3 --packet 0 -j DNAT --to-destination 10.0.0.2:8080-8090",
        "iptables -t nat -A POSTROUTING -s 10.0.0.0/24 -j MASQUERADE --to-ports 1024-2048",
        "iptables -t nat -A OUTPUT -p tcp --dport 80 -j REDIRECT --to-ports 8080",
        "iptables -t mangle -A PREROUTING -j MARK --set-xmark 0x1/0xff",
        "iptables -t mangle -A FORWARD -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --set-mss 1400",
        "nft add chain ip filter input '{ type filter hook input priority 0; }'",
        "nft add rule ip filter input tcp dport 80-90 meta mark 0x1 limit rate 5/second burst 10 packets accept",
        "nft add rule ip filter input icmp type 8 ip ttl 3 ct mark 4 counter packets 1 bytes 2 drop",
        "tc qdisc add dev v0 root handle 1: netem delay 20ms 5ms 25% loss 1% rate 10mbit limit 1000",
        "tc qdisc add dev v0 root tbf rate 10mbit burst 32kbit latency 400ms",
        "ovs-vsctl add-br ovs0; ovs-vsctl add-port ovs0 v0 tag=10 trunks=10,20 -- set interface v0 ofport_request=3 mtu_request=1400",
        "sysctl -w net.ipv4.conf.all.rp_filter=2",
        "echo 1400 > /sys/class/net/v0/mtu; echo 1 > /proc/sys/net/ipv4/ip_forward; echo 1 > /sys/class/net/br0/bridge/stp_state",
        "ethtool -G v0 rx 1024",
        "docker run -d --name web -p 8080:80 --ip 10.0.0.5 nginx; docker network create --subnet 10.5.0.0/16 -o com.docker.network.driver.mtu=1400 net5",
        "lxc-create -n c1 -t busybox\\nprintf 'lxc.net.0.type = veth\\\\nlxc.net.0.link = br0\\\\nlxc.net.0.mtu = 1400\\\\n' >> /var/lib/lxc/c1/config\\nlxc-start -n c1",
        "lxc launch images:alpine c2; lxc config device add c2 eth1 nic nictype=bridged parent=br0 vlan=10 mtu=1400",
        "lxc network create lxdbr1 ipv4.address=10.6.0.1/24 ipv4.nat=true bridge.mtu=1400",
        "dnsmasq --dhcp-range=10.0.0.50,10.0.0.60,12h --port=53",
        "wg set wg0 listen-port 51820 private-key k peer AAAA persistent-keepalive 25 fwmark 1",
        "exec 3>log; echo x 2>&1; for i in {1..3..1} $(seq 1 2 3); do echo $((i << 2)) ${i:0:2} $((16#ff)) $((08)); done",
        "nsenter -t 42 -n ip link set v1 up; ip link set v1 netns 42",
        "while [ $n -lt 3 ]; do n=$((n+1)); done; shift 2; head -n 1 f | cut -d' ' -f2 | tail -c 3; printf '%5d' 3; sleep 1"
    })
    void aNumberThatFitsNowhereIsOneLineOfTheReport(String command) {
        String text = command.replace("\\n", "\n");
        for (MatchResult number : NUMBER.matcher(text).results().toList()) {
            for (String other : new String[] {"99999999999", "99999999999999999999999", "0", "-1", "65536"}) {
                String script = BEFORE + text.substring(0, number.start()) + other + text.substring(number.end()) + "\nip netns add blue\n";
                assertThat(Scripts.read(script).topology().nodes()).as(script).containsKey("red");
            }
        }
    }
}
