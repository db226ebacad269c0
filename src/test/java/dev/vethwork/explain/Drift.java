package dev.vethwork.explain;

import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.util.List;
import java.util.Random;

/** Somebody changes a running lab behind the drawing's back. */
final class Drift {
    private final Random random;
    private final Target target;
    private final Topology lab;

    Drift(Random random, Target target, Topology lab) {
        this.random = random;
        this.target = target;
        this.lab = lab;
    }

    void happen() throws TargetException {
        List<CableEnd> ends = lab.cables().stream()
                .flatMap(c -> c.ends().stream())
                .filter(e -> lab.nodes().get(e.node()) instanceof Namespace)
                .toList();
        for (int i = random.nextInt(3); i >= 0 && !ends.isEmpty(); i--) {
            CableEnd end = ends.get(random.nextInt(ends.size()));
            run(end.node(), change(end.interfaceName()));
        }
        if (random.nextInt(2) == 0 && !ends.isEmpty()) {
            CableEnd end = ends.get(random.nextInt(ends.size()));
            run(random.nextInt(3) == 0 ? "host" : end.node(), List.of("nft", nft(end.interfaceName())));
        }
        if (random.nextInt(3) == 0) {
            run("host", List.of((random.nextBoolean() ? "iptables" : "ip6tables") + "-legacy", "-P", "FORWARD", "DROP"));
        }
    }

    private String nft(String device) {
        List<String> all = List.of(
                "table inet t { chain f { type filter hook forward priority 0; policy drop; ct state established,related accept; ip daddr 10.0.1.0/24 accept; }; }",
                "table inet t { chain f { type filter hook forward priority 0; policy drop; meta l4proto { icmp, icmpv6 } accept; }; }",
                "table ip t { chain i { type filter hook input priority 5; tcp dport { 70-80, 443 } reject; }; }",
                "table inet t { chain o { type filter hook output priority 0; icmp type echo-reply drop; }; }",
                "table inet t { chain p { type filter hook prerouting priority -300; iifname \"" + device + "\" ip saddr 10.0.2.0/24 drop; }; }",
                "table ip t { chain p { type nat hook postrouting priority 100; oifname \"" + device + "\" masquerade; }; }",
                "table ip t { chain p { type nat hook prerouting priority -100; tcp dport 81 dnat to 10.0.1.1:80; }; }",
                "table ip t { chain p { type nat hook output priority -100; tcp dport 81 dnat to 10.0.1.1:80; }; }",
                "table bridge t { chain f { type filter hook forward priority 0; ip saddr 10.0.1.1 drop; }; }",
                "table bridge t { chain f { type filter hook forward priority 0; policy drop; ether type { ip, ip6 } accept; }; }",
                "table inet t { set s { type ipv4_addr; flags interval; elements = { 10.0.1.0/25, 10.0.2.1 }; };"
                        + " chain i { type filter hook input priority 0; ip saddr @s counter drop; }; }",
                "table inet t { chain f { type filter hook forward priority 0; tcp flags & (syn | ack) == syn drop; }; }",
                "table inet t { chain i { type filter hook input priority 0; tcp flags & (fin | syn | rst | ack) == syn | ack drop; }; }",
                "table inet t { chain i { type filter hook input priority 0; tcp flags psh drop; }; }",
                "table inet t { chain p { type filter hook prerouting priority -150; meta l4proto tcp ct mark set 1; };"
                        + " chain f { type filter hook forward priority 0; ct mark 1 ct state established drop; }; }",
                "table inet t { chain p { type filter hook prerouting priority -150; meta l4proto icmp meta mark set 0x10; };"
                        + " chain i { type filter hook input priority 0; meta mark & 0xf0 == 0x10 drop; }; }");
        return all.get(random.nextInt(all.size()));
    }

    private List<String> change(String device) {
        List<String> all = List.of(
                        "ip link set " + device + " down",
                        "ip addr flush dev " + device,
                        "ip route flush proto boot",
                        "ip addr add 10.77.0.1/24 dev " + device,
                        "sysctl -qw net.ipv4.ip_forward=0",
                        "sysctl -qw net.ipv4.conf." + device + ".rp_filter=1",
                        // Nobody knows here which packets that takes.
                        "iptables -I FORWARD -m statistic --mode nth --every 2 --packet 0 -j DROP",
                        "iptables -I INPUT -m length --length 60:70 -j DROP",
                        "iptables -A INPUT -p tcp -m multiport --dports 79:80,443 -j REJECT",
                        "iptables -N GUARD",
                        "iptables -t nat -A OUTPUT -p tcp --dport 81 -j DNAT --to-destination 10.0.1.1:80",
                        "sysctl -qw net.ipv4.conf.all.arp_ignore=1",
                        "sysctl -qw net.ipv4.conf." + device + ".proxy_arp=1",
                        "iptables -t nat -A POSTROUTING -o " + device + " -j SNAT --to-source 10.0.1.1",
                        "iptables-legacy -A FORWARD -p icmp -j DROP",
                        "iptables-legacy -P INPUT DROP",
                        "ip6tables-legacy -A INPUT -j DROP",
                        "ip6tables-legacy -P FORWARD DROP",
                        "iptables-legacy -t nat -A POSTROUTING -o " + device + " -j MASQUERADE",
                        "sysctl -qw net.ipv6.conf.all.disable_ipv6=1",
                        "sysctl -qw net.ipv6.conf." + device + ".disable_ipv6=1",
                        "iptables -t mangle -A PREROUTING -p tcp -j CONNMARK --set-mark 3",
                        "iptables -t mangle -A OUTPUT -p tcp -j MARK --set-mark 3",
                        "iptables -A INPUT -m connmark --mark 3 -j DROP",
                        "iptables -A INPUT -p tcp --tcp-flags SYN,ACK SYN,ACK -j DROP",
                        "ip rule add priority 50 ipproto tcp dport 80 unreachable",
                        "ip rule add priority 50 ipproto icmp prohibit",
                        "ip rule add priority 50 iif " + device + " tos 0x10 blackhole",
                        "ip rule add priority 50 not from 10.0.1.0/24 lookup main suppress_prefixlength 8",
                        "ip rule add priority 50 ipproto udp lookup 77");
        return List.of(all.get(random.nextInt(all.size())).split(" "));
    }

    private void run(String namespace, List<String> argv) throws TargetException {
        target.execute(lab.name(), namespace.equals("host") ? NetworkState.ROOT : namespace, argv, Eventually.LONGEST);
    }
}
