package dev.vethwork.explain;

import static dev.vethwork.explain.TypedCase.ping;
import static dev.vethwork.explain.TypedCase.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.place.NeedsSandbox;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules of routing that ask for more than addresses, marks that a connection keeps, and listeners for some: walked as the kernel has them. */
@NeedsSandbox
class SelectorsOnAKernelTest {
    /** A server that was made for one family alone, in the background. */
    private static final String LISTENING = KernelProbes.PYTHON + " -c \"import socket, time; s = socket.socket(%1$s);"
            + " s.family == socket.AF_INET6 and s.setsockopt(41, 26, 1); s.bind(('%2$s', %3$s)); s.listen(); time.sleep(300)\" >/dev/null 2>&1 &"
            + " for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do ss -Hltn | grep -q ':%3$s ' && break; sleep 0.3; done";

    private static final String INTO = "ip route add blackhole default table 52; ip rule add pref 100 ";

    /** What is sent from its other address dies. */
    private static final String OTHERWISE = "ip addr add 10.1.0.9/24 dev eth0; ip route add default via 10.1.0.254 src 10.1.0.9 table 52;"
            + " iptables -A OUTPUT -s 10.1.0.9 -j DROP; ip rule add pref 100 ipproto ";

    /** red's subnet on the other link as well, whose route is the elder. */
    private static final String TWICE = "ip -6 addr del fd01::fe/64 dev r0; ip -6 addr add fd01::fd/64 dev r1 nodad; ip -6 addr add fd01::fe/64 dev r0 nodad; ";

    private static final String MARKED = "ip6tables -t mangle -A OUTPUT -j MARK --set-mark 7; ";

    private static final List<TypedCase> CASES = List.of(
            // What passes through, and its answers.
            tcp("r", INTO + "ipproto tcp dport 80 lookup 52", "10.2.0.1", "BLACKHOLE"),
            ping("r", INTO + "ipproto tcp dport 80 lookup 52", "10.2.0.1", "yes"),
            tcp("r", INTO + "ipproto tcp dport 81-90 lookup 52", "10.2.0.1", "yes"),
            tcp("r", INTO + "ipproto tcp sport 70-90 lookup 52", "10.2.0.1", "BLACKHOLE"),
            tcp("r", INTO + "sport 80 lookup 52", "10.2.0.1", "BLACKHOLE"),
            ping("r", INTO + "ipproto icmp lookup 52", "10.2.0.1", "BLACKHOLE"),
            tcp("r", INTO + "ipproto icmp lookup 52", "10.2.0.1", "yes"),
            tcp("r", INTO + "tos 0x10 lookup 52", "10.2.0.1", "yes"),
            ping("r", INTO + "not tos 0x10 lookup 52", "10.2.0.1", "BLACKHOLE"),
            ping("r", INTO + "not ipproto icmp lookup 52", "10.2.0.1", "yes"),
            tcp("r", INTO + "not ipproto icmp lookup 52", "10.2.0.1", "BLACKHOLE"),
            ping("r", "ip -6 rule add pref 100 ipproto ipv6-icmp unreachable", "fd02::1", "BLACKHOLE"),
            ping("r", "ip -6 rule add pref 100 ipproto icmp unreachable", "fd02::1", "yes"),
            // What a node itself sends; ping finds out by a UDP socket by which address.
            tcp("red", INTO + "ipproto tcp dport 80 lookup 52", "10.2.0.1", "BLACKHOLE"),
            ping("red", INTO + "ipproto tcp dport 80 lookup 52", "10.2.0.1", "yes"),
            ping("red", INTO + "ipproto icmp lookup 52", "10.2.0.1", "BLACKHOLE"),
            ping("red", INTO + "ipproto udp dport 1025 lookup 52", "10.2.0.1", "BLACKHOLE"),
            tcp("blue", INTO + "ipproto tcp sport 80 lookup 52", "10.2.0.1", "BLACKHOLE"),
            // Turned elsewhere, it is looked for again, and looked into only where rules for others ask for that.
            tcp("red", INTO + "to 10.2.0.1 ipproto tcp lookup 52; iptables -t nat -A OUTPUT -p tcp -d 10.2.0.9 -j DNAT --to-destination 10.2.0.1",
                    "10.2.0.9", "BLACKHOLE"),
            tcp("red", INTO + "to 10.2.0.1 iif lo ipproto tcp lookup 52;"
                    + " iptables -t nat -A OUTPUT -p tcp -d 10.2.0.9 -j DNAT --to-destination 10.2.0.1", "10.2.0.9", "yes"),
            // What has no way without its mark does not come to be marked.
            ping("red", "ip route del default; ip route add default via 10.1.0.254 table 52; ip rule add pref 100 fwmark 7 lookup 52;"
                    + " iptables -t mangle -A OUTPUT -j MARK --set-mark 7", "10.2.0.1", "NO_ROUTE"),
            // Routes with short prefixes do not count.
            ping("red", INTO.replace("100 ", "101 lookup 52; ip rule add pref 100 ") + "lookup main suppress_prefixlength 0", "10.2.0.1", "BLACKHOLE"),
            ping("r", INTO.replace("100 ", "101 lookup 52; ip rule add pref 100 ") + "lookup main suppress_prefixlength 0", "10.2.0.1", "yes"),
            // A filter by the way back looks inside only where a rule for others does, and with the ports turned round.
            tcp("blue", "sysctl -qw net.ipv4.conf.eth0.rp_filter=1; " + INTO + "ipproto tcp dport 80 lookup 52", "10.2.0.1", "yes"),
            tcp("blue", INTO + "iif lo ipproto tcp sport 80 lookup 52", "10.2.0.1", "BLACKHOLE"),
            // A mark that a connection keeps.
            tcp("blue", "iptables -t mangle -A PREROUTING -p tcp -j CONNMARK --set-mark 3; iptables -A INPUT -m connmark --mark 3 -j DROP",
                    "10.2.0.1", "FIREWALL"),
            tcp("blue", "iptables -t mangle -A PREROUTING -p tcp -j CONNMARK --set-mark 4; iptables -A INPUT -m connmark --mark 3 -j DROP",
                    "10.2.0.1", "yes"),
            tcp("r", "iptables -t mangle -A PREROUTING -i r0 -j CONNMARK --set-xmark 0x50/0xf0;"
                    + " iptables -A FORWARD -i r1 -m connmark --mark 0x50/0xf0 -j DROP", "10.2.0.1", "FIREWALL"),
            tcp("r", "iptables -P FORWARD DROP; iptables -A FORWARD -i r0 -j ACCEPT; iptables -t mangle -A PREROUTING -i r0 -j MARK --set-mark 7;"
                    + " iptables -t mangle -A PREROUTING -i r0 -j CONNMARK --save-mark;"
                    + " iptables -A FORWARD -i r1 -m connmark ! --mark 8 -j ACCEPT", "10.2.0.1", "yes"),
            // Where something listens, for whom.
            new TypedCase("blue", LISTENING.formatted("socket.AF_INET6, socket.SOCK_STREAM", "::", 90), "10.2.0.1", Probe.tcp(90), "NOT_LISTENING"),
            new TypedCase("blue", LISTENING.formatted("socket.AF_INET6, socket.SOCK_STREAM", "::", 91), "fd02::1", Probe.tcp(91), "yes"),
            new TypedCase("blue", LISTENING.formatted("socket.AF_INET, socket.SOCK_STREAM", "127.0.0.1", 92), "10.2.0.1", Probe.tcp(92), "NOT_LISTENING"),
            new TypedCase("blue", LISTENING.formatted("socket.AF_INET, socket.SOCK_STREAM", "10.2.0.1", 93), "10.2.0.1", Probe.tcp(93), "yes"),
            new TypedCase("blue", LISTENING.replace("%1$s);", "%1$s); s.setsockopt(1, 25, b'lo');").formatted("socket.AF_INET, socket.SOCK_STREAM", "0.0.0.0", 94),
                    "10.2.0.1", Probe.tcp(94), "NOT_LISTENING"));

    /** What ping asks before it sends anything, and what a mark does to what is sent. */
    private static final List<TypedCase> SENT = List.of(
            // That socket looks once more, with the address that it found; over IPv6 only where it found no way before.
            ping("red", "ip rule add pref 100 from 10.1.0.1 ipproto udp prohibit", "10.2.0.1", "BLACKHOLE"),
            ping("red", "ip rule add pref 100 from 10.1.0.1 ipproto udp prohibit", "10.1.0.254", "BLACKHOLE"),
            ping("red", "ip rule add pref 100 from 10.1.0.1 ipproto icmp prohibit", "10.2.0.1", "yes"),
            ping("red", "ip -6 rule add pref 100 from fd01::1 ipproto udp prohibit", "fd02::1", "yes"),
            ping("red", "ip -6 rule add pref 100 ipproto udp prohibit", "fd02::1", "BLACKHOLE"),
            // Turned round, a rule is for all that is not all of it.
            ping("red", "ip -6 rule add pref 100 not from fd01::/64 ipproto udp prohibit", "fd02::1", "BLACKHOLE"),
            // What ping sends has the address of its own way, not of that socket's.
            ping("red", OTHERWISE + "udp lookup 52", "10.2.0.1", "yes"),
            ping("red", OTHERWISE + "icmp lookup 52", "10.2.0.1", "FIREWALL"),
            // Where ports would be an ICMP message has its type.
            ping("red", "ip rule add pref 100 dport 2048 prohibit", "10.2.0.1", "BLACKHOLE"),
            ping("red", "ip rule add pref 100 dport 2049 prohibit", "10.2.0.1", "yes"),
            ping("red", "ip -6 rule add pref 100 dport 32768 prohibit", "fd02::1", "BLACKHOLE"),
            ping("blue", "ip -6 rule add pref 100 dport 33024 prohibit", "fd02::1", "BLACKHOLE"),
            ping("blue", "ip rule add pref 100 dport 1-65534 prohibit", "10.2.0.1", "yes"),
            // A route that throws away counts, however short its prefix is.
            ping("r", "ip route add prohibit default table 52; ip rule add pref 100 lookup 52 suppress_prefixlength 0", "10.2.0.1", "BLACKHOLE"),
            ping("r", "ip -6 route add prohibit default table 53; ip -6 rule add pref 100 lookup 53 suppress_prefixlength 0", "fd02::1", "BLACKHOLE"),
            ping("r", "ip route add default via 10.1.0.1 table 52; ip rule add pref 100 lookup 52 suppress_prefixlength 0", "10.2.0.1", "yes"),
            // What comes to nothing without its mark does not come to be marked.
            ping("red", "ip route add blackhole default table 52; ip rule add pref 100 not fwmark 7 lookup 52;"
                    + " iptables -t mangle -A OUTPUT -j MARK --set-mark 7", "10.2.0.1", "BLACKHOLE"),
            ping("blue", "ip route add blackhole default table 52; ip rule add pref 100 not fwmark 7 lookup 52;"
                    + " iptables -t mangle -A OUTPUT -j MARK --set-mark 7", "10.2.0.1", "BLACKHOLE"),
            // Marked before mangle it is not looked for again.
            ping("red", "ip rule add pref 100 fwmark 7 prohibit; iptables -t raw -A OUTPUT -j MARK --set-mark 7", "10.2.0.1", "yes"),
            ping("red", "ip rule add pref 100 fwmark 7 prohibit; iptables -t mangle -A OUTPUT -j MARK --set-mark 7", "10.2.0.1", "BLACKHOLE"),
            // The answers to who looks for a neighbour are sent as well.
            tcp("blue", MARKED + "ip -6 rule add pref 100 fwmark 7 ipproto ipv6-icmp prohibit", "fd02::1", "BLACKHOLE"),
            tcp("blue", MARKED + "ip -6 rule add pref 100 fwmark 7 ipproto udp prohibit", "fd02::1", "yes"),
            tcp("r", MARKED + "ip -6 route add fd01::/64 dev r1 table 53; ip -6 rule add pref 100 fwmark 7 ipproto ipv6-icmp lookup 53", "fd01::fe", "FIREWALL"),
            tcp("r", MARKED + "ip -6 route add fd01::/64 dev r0 table 53; ip -6 rule add pref 100 fwmark 7 ipproto ipv6-icmp lookup 53", "fd01::fe", "yes"),
            tcp("r", MARKED + "ip -6 route add fd01::/64 via fd01::1 dev r0 table 53; ip -6 rule add pref 100 fwmark 7 ipproto ipv6-icmp lookup 53", "fd01::fe", "yes"),
            tcp("r", MARKED + "ip -6 route add fd01::/64 via fd01::2 dev r0 table 53; ip -6 rule add pref 100 fwmark 7 ipproto ipv6-icmp lookup 53", "fd01::fe", "FIREWALL"),
            // Nor does it keep to its interface, of several on one subnet, where it is looked for once more.
            ping("r", TWICE + MARKED + "true", "fd01::fe", "FIREWALL"),
            ping("r", TWICE + "true", "fd01::fe", "yes"),
            tcp("r", MARKED.replace("mangle", "raw") + "ip -6 rule add pref 100 fwmark 7 ipproto ipv6-icmp prohibit", "fd01::fe", "yes"));

    @TempDir
    Path home;

    @Test
    void theWalkSaysOfThemWhatTheKernelSays() throws Exception {
        assertThat(TypedCase.wrong(home, CASES)).isEmpty();
    }

    @Test
    void theWalkKnowsWhatPingAsksFirstAndWhatMarksLeadAstray() throws Exception {
        assertThat(TypedCase.wrong(home, SENT)).isEmpty();
    }
}
