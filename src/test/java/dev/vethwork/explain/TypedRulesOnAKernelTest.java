package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.KernelProbes.Question;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people's own tools have typed on a machine (kube-proxy, VPNs, caches, firewalls): walked as the kernel walks it. */
@NeedsSandbox
class TypedRulesOnAKernelTest {
    private static final Topology LAB = Topology.empty("typed")
            .withNode(node("red", "10.1.0.254", s -> s))
            .withNode(node("r", null, s -> s.withForwarding(true).withServices(List.of(server()))))
            .withNode(node("blue", "10.2.0.254", s -> s.withServices(List.of(server()))))
            .withCable(Cable.of(
                    CableEnd.of("red", "eth0", "10.1.0.1/24", "fd01::1/64"),
                    CableEnd.of("r", "r0", "10.1.0.254/24", "fd01::fe/64")))
            .withCable(Cable.of(
                    CableEnd.of("blue", "eth0", "10.2.0.1/24", "fd02::1/64"),
                    CableEnd.of("r", "r1", "10.2.0.254/24", "fd02::fe/64")));

    private static final String STATEFUL =
            "iptables -P FORWARD DROP; iptables -A FORWARD -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT; ";

    private static final String NFT_STATEFUL = "nft 'table inet t { chain f { type filter hook forward priority 10;"
            + " ct state { established, related } accept; %s reject; }; }'";

    private static final String FIB = "nft 'table inet t { chain p { type filter hook prerouting priority -290;"
            + " icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert } accept;"
            + " meta nfproto ipv6 fib saddr . iif oif missing drop; }; }'";

    private static final String OWNED = "nft 'table inet t { chain o { type filter hook output priority 0; %s; }; }'";

    private static final String SERVICE = "iptables -t nat -N SVC; iptables -t nat -N MARK-MASQ;"
            + " iptables -t nat -A MARK-MASQ -j MARK --or-mark 0x4000;"
            + " iptables -t nat -A PREROUTING -d 10.96.0.10/32 -p tcp --dport 80 -j SVC; %s"
            + " iptables -t nat -A SVC -p tcp -j DNAT --to-destination 10.2.0.1:80;"
            + " iptables -t nat -A POSTROUTING -m mark --mark 0x4000/0x4000 -j MASQUERADE";

    private static final String RESET = "for t in raw mangle nat filter; do iptables -t $t -F; iptables -t $t -X; ip6tables -t mangle -F; done;"
            + " iptables -P FORWARD ACCEPT; iptables -P INPUT ACCEPT; ip rule del pref 100; ip route flush table 52; nft delete table inet t;"
            + " ip route del 10.50.0.0/16; ip route del local 10.50.0.0/16; ip route del 10.1.0.0/24 dev lo;"
            + " ip -6 route del fd01::/64 dev lo; ip route replace default via 10.2.0.254; true";

    /** @param cause yes where nothing stops it */
    private record Typed(String where, String typed, String to, Probe probe, String cause) {}

    private static final List<Typed> CASES = List.of(
            // What conntrack does not look at is translated by nobody, and answers nothing.
            ping("r", "iptables -t raw -A PREROUTING -j NOTRACK; iptables -P FORWARD DROP;"
                    + " iptables -A FORWARD -m conntrack --ctstate UNTRACKED -j ACCEPT", "10.2.0.1", "yes"),
            tcp("r", "iptables -t raw -A PREROUTING -p tcp -j NOTRACK; " + STATEFUL + "iptables -A FORWARD -i r0 -j ACCEPT",
                    "10.2.0.1", "FIREWALL"),
            ping("r", "iptables -t raw -A PREROUTING -p tcp -j NOTRACK; " + STATEFUL + "iptables -A FORWARD -i r0 -j ACCEPT",
                    "10.2.0.1", "yes"),
            ping("r", "iptables -t raw -A PREROUTING -i r0 -j CT --notrack; iptables -A FORWARD -m conntrack --ctstate INVALID -j DROP",
                    "10.2.0.1", "FIREWALL"),
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
            // As many as one asks.
            ping("blue", "iptables -A INPUT -p icmp -m limit --limit 5/s -j ACCEPT; iptables -A INPUT -p icmp -j DROP", "10.2.0.1", "yes"),
            // By which way an answer would go.
            ping("blue", "iptables -t raw -A PREROUTING -m rpfilter --invert -j DROP", "10.2.0.1", "yes"),
            ping("blue", "iptables -t mangle -A PREROUTING -m rpfilter --invert -j DROP; ip route add 10.1.0.0/24 dev lo", "10.2.0.1", "FIREWALL"),
            ping("blue", FIB, "fd02::1", "yes"),
            ping("blue", FIB + "; ip -6 route add fd01::/64 dev lo", "fd02::1", "FIREWALL"),
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
        List<String> wrong = new ArrayList<>();
        try (Target target =
                new LocalTargets(home).open(LAB.name(), TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE)) {
            try {
                target.apply(TopologyCompiler.compile(LAB, target.traits()), RunListener.SILENT, new Cancellation());
                new KernelProbes(target, LAB.name()).awaitListeners(List.of("r", "blue"));
                for (Typed typed : CASES) {
                    check(target, typed, wrong);
                }
            } finally {
                target.apply(Judgement.nothing(LAB), RunListener.SILENT, new Cancellation());
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void check(Target target, Typed typed, List<String> wrong) throws Exception {
        run(target, "r", "ip route add 10.50.0.0/16 via 10.2.0.1");
        CommandResult given = run(target, typed.where(), "set -e; " + typed.typed());
        assertThat(given.succeeded()).as(typed.typed() + given.stderr()).isTrue();
        NetworkState observed = target.observe(LAB.name());
        Explanation told = Explanations.explain(LAB, observed, "red", typed.to(), typed.probe());
        boolean answered = new KernelProbes(target, LAB.name())
                .answers(new Question("red", Addresses.parse(typed.to()), typed.probe()), typed.cause().equals("yes"));
        @Nullable Cause expected = typed.cause().equals("yes") ? null : Cause.valueOf(typed.cause());
        String what = typed.where() + ": " + typed.typed() + " " + typed.to() + " " + typed.probe();
        if (told.cause() != expected) {
            wrong.add(what + ": said " + told.cause() + " " + told.message());
        }
        if (answered != (expected == null)) {
            wrong.add(what + ": the kernel says " + answered);
        }
        run(target, typed.where(), RESET.replace("10.2.0.254", typed.where().equals("red") ? "10.1.0.254" : "10.2.0.254"));
        run(target, "r", "ip route del default");
    }

    private static Service server() {
        return new Service("answer", RandomStacks.ANSWERING, false, true);
    }

    private static Namespace node(String name, @Nullable String gateway, java.util.function.UnaryOperator<IpStack> change) {
        IpStack stack = gateway == null
                ? IpStack.DEFAULT
                : IpStack.DEFAULT.withRoutes(List.of(
                        Route.via(Prefix.ALL_V4, Addresses.parse(gateway)),
                        Route.via(Prefix.parse("::/0"), Addresses.parse(gateway.startsWith("10.1") ? "fd01::fe" : "fd02::fe"))));
        return new Namespace(name, Namespace.Role.PLAIN, change.apply(stack));
    }

    private static Typed ping(String where, String typed, String to, String cause) {
        return new Typed(where, typed, to, Probe.PING, cause);
    }

    private static Typed tcp(String where, String typed, String to, String cause) {
        return new Typed(where, typed, to, Probe.tcp(RandomStacks.PORT), cause);
    }

    private static CommandResult run(Target target, String where, String line) throws Exception {
        return target.execute(LAB.name(), where, List.of("sh", "-c", line), Eventually.LONGEST);
    }
}
