package dev.vethwork.explain;

import static dev.vethwork.explain.TypedCase.ping;
import static dev.vethwork.explain.TypedCase.tcp;
import static dev.vethwork.explain.TypedCase.udp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.place.NeedsSandbox;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people's own tools have typed on a machine (kube-proxy, VPNs, caches, firewalls): walked as the kernel walks it. */
@NeedsSandbox
class TypedRulesOnAKernelTest {
    private static final String STATEFUL =
            "iptables -P FORWARD DROP; iptables -A FORWARD -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT; ";

    private static final String NFT_STATEFUL = "nft 'table inet t { chain f { type filter hook forward priority 10;"
            + " ct state { established, related } accept; %s reject; }; }'";

    private static final String FIB = "nft 'table inet t { chain p { type filter hook prerouting priority -290;"
            + " icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert } accept;"
            + " meta nfproto ipv6 fib saddr . iif oif missing drop; }; }'";

    private static final String MARKED_BACK = "iptables -t mangle -A PREROUTING -j MARK --set-mark 7; iptables -t mangle -A OUTPUT -j MARK --set-mark 7;"
            + " ip rule add pref 100 fwmark 7 table 52; ip route add default via 10.2.0.254 table 52; ip route add 10.1.0.0/24 dev lo; ";

    private static final String FIB_MARKED = "nft 'table inet t { chain p { type filter hook prerouting priority -100; meta nfproto ipv4 fib saddr %s. iif oif missing drop; }; }'";

    private static final String NFT_FORWARD = "nft 'table inet t { chain f { type filter hook forward priority 0; policy %s; }; }'";

    private static final String OWNED = "nft 'table inet t { chain o { type filter hook output priority 0; %s; }; }'";

    private static final String NOTRACK =
            "nft 'table inet t { chain p { type filter hook prerouting priority %d; meta l4proto icmp notrack; }; }'; ";

    private static final String MARKED_AWAY = "ip route add blackhole default table 52; ip rule add pref 100 fwmark 0x52 lookup 52;"
            + " nft 'table inet t { chain o { type %s hook output priority %d; %s; }; }'";

    private static final String ASTRAY = "ip route del default; ip route add default via 10.1.0.77; ip route add default via 10.1.0.254 table 52;"
            + " ip rule add pref 100 fwmark 0x53 lookup 52; ";

    private static final String MARKED_HOME = "nft 'table inet t { chain o { type %s hook output priority %d; %s; }; }'";

    private static final String SELF_TO_BLUE = "iptables -t nat -A OUTPUT -d 10.1.0.1 -p tcp -j DNAT --to-destination 10.2.0.1; ";
    private static final String BLUE_TO_SELF = "iptables -t nat -A OUTPUT -d 10.2.0.1 -p icmp -j DNAT --to-destination 10.1.0.1; ";

    private static final String ANSWERS_BY = "ip6tables -t mangle -A OUTPUT -j MARK --set-mark 7; ip -6 route add default via %s dev eth0 table 53;"
            + " ip -6 rule add pref 100 to fe80::/10 lookup 53";

    private static final String SERVICE = "iptables -t nat -N SVC; iptables -t nat -N MARK-MASQ;"
            + " iptables -t nat -A MARK-MASQ -j MARK --or-mark 0x4000;"
            + " iptables -t nat -A PREROUTING -d 10.96.0.10/32 -p tcp --dport 80 -j SVC; %s"
            + " iptables -t nat -A SVC -p tcp -j DNAT --to-destination 10.2.0.1:80;"
            + " iptables -t nat -A POSTROUTING -m mark --mark 0x4000/0x4000 -j MASQUERADE";

    private static final List<TypedCase> CASES = List.of(
            // What conntrack does not look at is translated by nobody, and answers nothing.
            ping("r", "iptables -t raw -A PREROUTING -j NOTRACK; iptables -P FORWARD DROP;"
                    + " iptables -A FORWARD -m conntrack --ctstate UNTRACKED -j ACCEPT", "10.2.0.1", "yes"),
            tcp("r", "iptables -t raw -A PREROUTING -p tcp -j NOTRACK; " + STATEFUL + "iptables -A FORWARD -i r0 -j ACCEPT",
                    "10.2.0.1", "FIREWALL"),
            ping("r", "iptables -t raw -A PREROUTING -p tcp -j NOTRACK; " + STATEFUL + "iptables -A FORWARD -i r0 -j ACCEPT",
                    "10.2.0.1", "yes"),
            ping("r", "iptables -t raw -A PREROUTING -i r0 -j CT --notrack; iptables -A FORWARD -m conntrack --ctstate INVALID -j DROP",
                    "10.2.0.1", "FIREWALL"),
            ping("r", NOTRACK.formatted(-300) + STATEFUL + "iptables -A FORWARD -i r0 -j ACCEPT", "10.2.0.1", "FIREWALL"),
            ping("r", NOTRACK.formatted(-190) + STATEFUL + "iptables -A FORWARD -i r0 -j ACCEPT", "10.2.0.1", "yes"),
            tcp("r", NOTRACK.formatted(-300) + STATEFUL + "iptables -A FORWARD -i r0 -j ACCEPT", "10.2.0.1", "yes"),
            // https://github.com/openwrt/firewall4/issues/14: what is meant for a name server of the router's own is taken from all others too.
            udp("r", "nft 'table inet t { chain p { type filter hook prerouting priority -300; udp dport 80 notrack; }; }';"
                    + " iptables -t nat -A PREROUTING -d 10.96.0.10 -j DNAT --to-destination 10.2.0.1", "10.96.0.10", "NO_ROUTE"),
            udp("r", "iptables -t nat -A PREROUTING -d 10.96.0.10 -j DNAT --to-destination 10.2.0.1", "10.96.0.10", "yes"),
            // https://github.com/openwrt/openwrt/issues/9955: only a chain of the type route has a way looked for by the mark.
            ping("red", MARKED_AWAY.formatted("filter", -150, "meta mark set 0x52"), "10.2.0.1", "yes"),
            ping("red", MARKED_AWAY.formatted("route", -150, "meta mark set 0x52"), "10.2.0.1", "BLACKHOLE"),
            ping("red", MARKED_AWAY.formatted("route", 0, "ip daddr 10.2.0.1 meta mark set 0x52"), "10.2.0.1", "BLACKHOLE"),
            ping("red", MARKED_AWAY.formatted("route", 0, "ip daddr 10.2.0.2 meta mark set 0x52"), "10.2.0.1", "yes"),
            ping("red", MARKED_AWAY.formatted("route", -150, "meta mark set 0"), "10.2.0.1", "yes"),
            tcp("blue", MARKED_AWAY.formatted("route", -150, "tcp sport 80 meta mark set 0x52"), "10.2.0.1", "BLACKHOLE"),
            ping("blue", MARKED_AWAY.formatted("route", -150, "tcp sport 80 meta mark set 0x52"), "10.2.0.1", "yes"),
            // https://github.com/avatarDD/zapret-gui/pull/68
            ping("red", ASTRAY + MARKED_HOME.formatted("filter", -150, "meta mark set 0x53"), "10.2.0.1", "NO_SUCH_ADDRESS"),
            ping("red", ASTRAY + MARKED_HOME.formatted("route", -150, "meta mark set 0x53"), "10.2.0.1", "yes"),
            // What another chain has marked before is looked for too, where the last one changes anything.
            ping("red", ASTRAY + MARKED_HOME.formatted("filter", -200, "meta mark set 0x51")
                    + "; nft add chain inet t r '{ type route hook output priority -150; }'; nft add rule inet t r meta mark set meta mark or 0x2",
                    "10.2.0.1", "yes"),
            ping("red", ASTRAY + MARKED_HOME.formatted("filter", -200, "meta mark set 0x53")
                    + "; nft add chain inet t r '{ type route hook output priority -150; }'; nft add rule inet t r meta mark set meta mark or 0x2",
                    "10.2.0.1", "NO_SUCH_ADDRESS"),
            ping("red", ASTRAY + MARKED_HOME.formatted("filter", -100, "meta mark set 0x53")
                    + "; iptables -t mangle -A OUTPUT -j MARK --set-mark 1", "10.2.0.1", "NO_SUCH_ADDRESS"),
            // It looks once more after the destination was translated.
            ping("red", ASTRAY + MARKED_HOME.formatted("route", 10, "ip daddr 10.2.0.1 meta mark set 0x53")
                    + "; iptables -t nat -A OUTPUT -d 10.2.0.7 -j DNAT --to-destination 10.2.0.1", "10.2.0.7", "yes"),
            // Rules for what leaves see by which interface it was to leave before they turned it elsewhere.
            tcp("red", SELF_TO_BLUE + "iptables -A OUTPUT -o eth0 -j DROP", "10.1.0.1", "yes"),
            tcp("red", SELF_TO_BLUE + "iptables -A OUTPUT -o lo -j DROP", "10.1.0.1", "FIREWALL"),
            tcp("red", SELF_TO_BLUE + "iptables -t mangle -A POSTROUTING -o lo -j DROP", "10.1.0.1", "yes"),
            tcp("red", SELF_TO_BLUE + "iptables -t mangle -A POSTROUTING -o eth0 -j DROP", "10.1.0.1", "FIREWALL"),
            ping("red", BLUE_TO_SELF + "iptables -A OUTPUT -o lo -j DROP", "10.2.0.1", "FIREWALL"),
            ping("red", BLUE_TO_SELF + "iptables -A OUTPUT -o eth0 -j DROP", "10.2.0.1", "FIREWALL"),
            // What a neighbour answers is routed anew where it is marked, by rules that come before the table main.
            ping("blue", ANSWERS_BY.formatted("fd02::99"), "fd02::1", "FIREWALL"),
            ping("blue", ANSWERS_BY.formatted("fd02::fe"), "fd02::1", "yes"),
            // Marks, for rules of the routing policy and for other rules.
            ping("r", "ip route add blackhole default table 52; ip rule add pref 100 fwmark 0x52 lookup 52;"
                    + " iptables -t mangle -A PREROUTING -p tcp --dport 80 -j MARK --set-mark 0x52", "10.2.0.1", "yes"),
            tcp("r", "ip route add blackhole default table 52; ip rule add pref 100 fwmark 0x52 lookup 52;"
                    + " iptables -t mangle -A PREROUTING -p tcp --dport 80 -j MARK --set-mark 0x52", "10.2.0.1", "BLACKHOLE"),
            tcp("red", "ip route add blackhole default table 52; ip rule add pref 100 fwmark 0x2/0xf lookup 52;"
                    + " iptables -t mangle -A OUTPUT -p tcp -j MARK --or-mark 0x12", "10.2.0.1", "BLACKHOLE"),
            ping("red", "ip route add blackhole default table 52; ip rule add pref 100 fwmark 0x2/0xf lookup 52;"
                    + " iptables -t mangle -A OUTPUT -p tcp -j MARK --or-mark 0x12", "10.2.0.1", "yes"),
            tcp("r", SERVICE.formatted("iptables -t nat -A SVC -j MARK-MASQ;"), "10.96.0.10", "yes"),
            // What a connection keeps for its answers.
            tcp("r", "ip route add blackhole default table 52; ip rule add pref 100 fwmark 0x52 lookup 52;"
                    + " iptables -t mangle -A PREROUTING -i r0 -j CONNMARK --set-mark 0x52;"
                    + " iptables -t mangle -A PREROUTING -i r1 -j CONNMARK --restore-mark", "10.2.0.1", "BLACKHOLE"),
            ping("r", "ip route add blackhole default table 52; ip rule add pref 100 fwmark 0x52 lookup 52;"
                    + " iptables -t mangle -A PREROUTING -i r0 -j CONNMARK --set-mark 0x51;"
                    + " iptables -t mangle -A PREROUTING -i r1 -j CONNMARK --restore-mark", "10.2.0.1", "yes"),
            tcp("r", "ip route add default via 10.1.0.1 table 52; ip rule add pref 100 fwmark 0x52 lookup 52;"
                    + " iptables -t mangle -A PREROUTING -i r0 -j MARK --set-mark 0x1; iptables -t mangle -A PREROUTING -i r0 -j CONNMARK --save-mark;"
                    + " iptables -t mangle -A PREROUTING -i r1 -j CONNMARK --restore-mark;"
                    + " iptables -A FORWARD -i r1 -m mark ! --mark 0x1 -j DROP", "10.2.0.1", "yes"),
            // What follows the handshake.
            tcp("r", "iptables -P FORWARD DROP; iptables -A FORWARD -i r0 -m conntrack --ctstate NEW -j ACCEPT;"
                    + " iptables -A FORWARD -i r1 -m conntrack --ctstate ESTABLISHED -j ACCEPT", "10.2.0.1", "FIREWALL"),
            tcp("r", "iptables -P FORWARD DROP; iptables -A FORWARD -i r0 -p tcp --syn -j ACCEPT;"
                    + " iptables -A FORWARD -i r1 -m conntrack --ctstate ESTABLISHED -j ACCEPT", "10.2.0.1", "FIREWALL"),
            tcp("blue", "iptables -P INPUT DROP; iptables -A INPUT -p tcp --syn -j ACCEPT", "10.2.0.1", "FIREWALL"),
            tcp("blue", "iptables -A INPUT -m conntrack --ctstate INVALID -j DROP; iptables -A INPUT -p tcp --syn -j ACCEPT;"
                    + " iptables -A INPUT -m conntrack --ctstate ESTABLISHED -j ACCEPT; iptables -A INPUT -j DROP", "10.2.0.1", "yes"),
            // How many nodes a packet may pass.
            ping("blue", "iptables -t mangle -A POSTROUTING -j TTL --ttl-set 1", "10.2.0.1", "TTL_EXCEEDED"),
            ping("blue", "iptables -t mangle -A POSTROUTING -j TTL --ttl-set 2", "10.2.0.1", "yes"),
            ping("blue", "iptables -t mangle -A POSTROUTING -p tcp -j TTL --ttl-set 1", "10.2.0.1", "yes"),
            ping("r", "iptables -t mangle -A PREROUTING -i r0 -j TTL --ttl-dec 63", "10.2.0.1", "TTL_EXCEEDED"),
            ping("r", "iptables -t mangle -A PREROUTING -i r0 -j TTL --ttl-dec 62", "10.2.0.1", "yes"),
            ping("r", "iptables -t mangle -A POSTROUTING -j TTL --ttl-set 1", "10.2.0.1", "yes"),
            ping("red", "iptables -t mangle -A OUTPUT -j TTL --ttl-set 1; iptables -t mangle -A POSTROUTING -j TTL --ttl-inc 1", "10.2.0.1", "yes"),
            ping("red", "iptables -t mangle -N LESS; iptables -t mangle -A LESS -j TTL --ttl-set 1; iptables -t mangle -A OUTPUT -p icmp -j LESS",
                    "10.2.0.1", "TTL_EXCEEDED"),
            ping("blue", "ip6tables -t mangle -A POSTROUTING -p icmpv6 --icmpv6-type echo-reply -j HL --hl-set 1", "fd02::1", "TTL_EXCEEDED"),
            ping("blue", "ip6tables -t mangle -A POSTROUTING -p icmpv6 --icmpv6-type echo-reply -j HL --hl-set 2", "fd02::1", "yes"),
            // What was translated on its way.
            tcp("r", STATEFUL + "iptables -A FORWARD -m conntrack --ctstate DNAT -j ACCEPT;"
                    + " iptables -t nat -A PREROUTING -p tcp -d 10.96.0.10 -j DNAT --to-destination 10.2.0.1:80", "10.96.0.10", "yes"),
            tcp("r", STATEFUL + "iptables -A FORWARD -m conntrack --ctstate DNAT -j ACCEPT", "10.2.0.1", "FIREWALL"),
            tcp("r", NFT_STATEFUL.formatted("ct status dnat accept;")
                    + "; iptables -t nat -A PREROUTING -p tcp -d 10.96.0.10 -j DNAT --to-destination 10.2.0.1:80", "10.96.0.10", "yes"),
            tcp("r", NFT_STATEFUL.formatted("ct status dnat accept;"), "10.2.0.1", "FIREWALL"),
            // To whoever does it himself.
            tcp("r", "iptables -t nat -A PREROUTING -i r0 -p tcp -j REDIRECT --to-ports 80", "10.9.9.9", "yes"),
            tcp("r", "iptables -t nat -A PREROUTING -i r0 -p tcp -j REDIRECT --to-ports 81", "10.2.0.1", "NOT_LISTENING"),
            // A port that is among those stays; of others one is taken, whichever.
            tcp("r", "iptables -t nat -A PREROUTING -i r0 -p tcp -j REDIRECT --to-ports 70-90", "10.9.9.9", "yes"),
            tcp("r", "iptables -t nat -A PREROUTING -i r0 -p tcp -j REDIRECT --to-ports 81-89", "10.2.0.1", "NOT_LISTENING"),
            tcp("r", "iptables -t nat -A PREROUTING -p tcp -d 10.50.0.1 -j DNAT --to-destination 10.2.0.1:1-1000", "10.50.0.1", "yes"),
            tcp("r", "iptables -t nat -A PREROUTING -p tcp -d 10.50.0.1 -j DNAT --to-destination 10.2.0.1:81-85", "10.50.0.1", "NOT_LISTENING"),
            tcp("r", "iptables -t nat -A PREROUTING -p tcp -d 10.50.0.1 -j DNAT --to-destination 10.2.0.1:81-85/81", "10.50.0.1", "NOT_LISTENING"),
            tcp("r", "iptables -t nat -A PREROUTING -p tcp -d 10.50.0.1 -j DNAT --to-destination 10.2.0.1:80-85/80", "10.50.0.1", "yes"),
            tcp("r", "iptables -t nat -A PREROUTING -d 10.50.0.1 -j DNAT --to-destination 10.2.0.7-10.2.0.9", "10.50.0.1", "NO_SUCH_ADDRESS"),
            tcp("r", "iptables -t nat -A POSTROUTING -o r1 -p tcp -j SNAT --to-source 10.2.0.254:5000-5003", "10.2.0.1", "yes"),
            tcp("r", "iptables -t nat -A POSTROUTING -o r1 -p tcp -j SNAT --to-source 10.2.0.254:20000-60000", "10.2.0.1", "yes"),
            ping("r", "iptables -t nat -A POSTROUTING -o r1 -j SNAT --to-source 10.2.0.254-10.2.0.254", "10.2.0.1", "yes"),
            // As many as one asks.
            ping("blue", "iptables -A INPUT -p icmp -m limit --limit 5/s -j ACCEPT; iptables -A INPUT -p icmp -j DROP", "10.2.0.1", "yes"),
            // By which way an answer would go.
            ping("blue", "iptables -t raw -A PREROUTING -m rpfilter --invert -j DROP", "10.2.0.1", "yes"),
            ping("blue", "iptables -t mangle -A PREROUTING -m rpfilter --invert -j DROP; ip route add 10.1.0.0/24 dev lo", "10.2.0.1", "FIREWALL"),
            // With its mark: to another table than the one that leads astray.
            ping("blue", MARKED_BACK + "iptables -t mangle -A PREROUTING -m rpfilter --validmark --invert -j DROP", "10.2.0.1", "yes"),
            ping("blue", MARKED_BACK + "iptables -t mangle -A PREROUTING -m rpfilter --invert -j DROP", "10.2.0.1", "FIREWALL"),
            ping("blue", MARKED_BACK + "iptables -t raw -A PREROUTING -m rpfilter --validmark --invert -j DROP", "10.2.0.1", "FIREWALL"),
            ping("blue", MARKED_BACK + FIB_MARKED.formatted(". mark "), "10.2.0.1", "yes"),
            ping("blue", MARKED_BACK + FIB_MARKED.formatted(""), "10.2.0.1", "FIREWALL"),
            ping("blue", FIB, "fd02::1", "yes"),
            ping("blue", FIB + "; ip -6 route add fd01::/64 dev lo", "fd02::1", "FIREWALL"),
            // Whatever port a connection gets.
            tcp("r", "iptables -t nat -A POSTROUTING -o r1 -p tcp -j MASQUERADE --to-ports 5000-6000", "10.2.0.1", "yes"),
            tcp("r", "iptables -t nat -A POSTROUTING -o r1 -p tcp -j MASQUERADE --random-fully", "10.2.0.1", "yes"),
            tcp("r", "iptables -t nat -A POSTROUTING -o r1 -p tcp -j SNAT --to-source 10.2.0.254 --random", "10.2.0.1", "yes"),
            // What one accepts another drops (canonical/lxd#8716), and answers are nobody's (containers/netavark#977).
            ping("r", "iptables -P FORWARD DROP; " + NFT_FORWARD.formatted("accept; iifname r0 accept; oifname r0 accept"), "10.2.0.1", "FIREWALL"),
            ping("r", NFT_FORWARD.formatted("drop; iifname r0 oifname r1 accept"), "10.2.0.1", "FIREWALL"),
            // By who sends it: what is asked from a node root asks, and its kernel's own answers are nobody's.
            tcp("red", "iptables -A OUTPUT -p tcp -m owner --uid-owner 0 -j DROP", "10.2.0.1", "FIREWALL"),
            ping("red", "iptables -A OUTPUT -m owner ! --uid-owner 0 -j DROP", "10.2.0.1", "yes"),
            tcp("red", "iptables -A OUTPUT -m owner ! --gid-owner 0 -j DROP", "10.2.0.1", "yes"),
            ping("r", "iptables -t mangle -A POSTROUTING -m owner --uid-owner 0 -j DROP", "10.2.0.1", "yes"),
            ping("blue", "iptables -A OUTPUT -m owner --uid-owner 0 -j DROP", "10.2.0.1", "yes"),
            ping("blue", "iptables -A OUTPUT -m owner ! --uid-owner 0 -j DROP", "10.2.0.1", "FIREWALL"),
            tcp("red", OWNED.formatted("meta skuid 0 drop"), "10.2.0.1", "FIREWALL"),
            tcp("red", OWNED.formatted("meta skuid root accept; drop"), "10.2.0.1", "yes"),
            ping("red", OWNED.formatted("meta skuid { 33, 65534 } drop"), "10.2.0.1", "yes"),
            tcp("red", OWNED.formatted("meta skgid != 0 drop"), "10.2.0.1", "yes"),
            ping("blue", OWNED.formatted("meta skuid != 0 drop"), "10.2.0.1", "yes"),
            ping("blue", OWNED.formatted("meta skuid 0 drop"), "10.2.0.1", "yes"),
            // A whole subnet of one's own.
            tcp("blue", "ip route add local 10.50.0.0/16 dev lo", "10.50.3.9", "yes"),
            ping("blue", "true", "10.50.3.9", "FORWARDING_OFF"));

    @TempDir
    Path home;

    @Test
    void theWalkSaysOfThemWhatTheKernelSays() throws Exception {
        assertThat(TypedCase.wrong(home, CASES)).isEmpty();
    }
}
