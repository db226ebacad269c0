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

    @TempDir
    Path home;

    @Test
    void theWalkSaysOfThemWhatTheKernelSays() throws Exception {
        assertThat(TypedCase.wrong(home, CASES)).isEmpty();
    }
}
