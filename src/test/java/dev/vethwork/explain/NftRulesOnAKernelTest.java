package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.KernelProbes.Question;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.machine.SideBySide;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that somebody gave to nft decide beside those of iptables: read, walked as the kernel walks them, never written. */
@NeedsSandbox
class NftRulesOnAKernelTest {
    private static final Topology LAB = Labs.stack(
            FirewallOnAKernelTest.LAB,
            "green",
            s -> s.withServices(List.of(new Service("answer", RandomStacks.ANSWERING, false, true))));

    /** What is typed, where, who asks for what, and what stops it; yes where nothing does, unknown where nobody can know. */
    private record Typed(String where, String rules, String to, Probe probe, String cause) {}

    private static final String FORWARD = "table inet filter { chain forward { type filter hook forward priority 0; policy %s; %s }; }";
    private static final String INPUT = "table inet t { chain i { type filter hook input priority 0; policy %s; %s }; }";

    private static final String MARKING = "table inet t { chain p { type filter hook prerouting priority -150; %s };"
            + " chain f { type filter hook forward priority 0; %s }; }";

    private static final String INCOMING = "table inet t { chain p { type filter hook prerouting priority -150; %s };"
            + " chain i { type filter hook input priority 0; %s }; }";

    /** As kube-proxy writes a service of two pods (proxyMode nftables). */
    private static final String SERVICE = "table ip kube-proxy {"
            + " map service-ips { type ipv4_addr . inet_proto . inet_service : verdict; elements = { 10.0.1.77 . tcp . 80 : goto service }; };"
            + " set cluster-ips { type ipv4_addr; elements = { 10.0.1.77 }; };"
            + " chain mark-for-masquerade { meta mark set meta mark | 0x4000; };"
            + " chain masquerading { meta mark & 0x4000 == 0 return; meta mark set meta mark ^ 0x4000; masquerade fully-random; };"
            + " chain cluster-ips-check { ip daddr @cluster-ips reject; };"
            + " chain one { ip saddr 10.0.1.1 jump mark-for-masquerade; meta l4proto tcp dnat to %s:80; };"
            + " chain two { ip saddr 10.0.1.2 jump mark-for-masquerade; meta l4proto tcp dnat to %s:80; };"
            + " chain service { ip daddr 10.0.1.77 tcp dport 80 ip saddr != 10.244.0.0/16 jump mark-for-masquerade;"
            + " numgen random mod 2 vmap { 0 : goto one, 1 : goto two }; };"
            + " chain services { ip daddr . meta l4proto . th dport vmap @service-ips; };"
            + " chain filter-forward { type filter hook forward priority -110; ct state new jump cluster-ips-check; };"
            + " chain pre { type nat hook prerouting priority -100; jump services; };"
            + " chain post { type nat hook postrouting priority 100; jump masquerading; }; }";

    private static final List<Typed> CASES = List.of(
            ping("r", FORWARD.formatted("drop", ""), "10.0.1.1", "FIREWALL"),
            ping("r", FORWARD.formatted("drop", ""), "fd01::1", "FIREWALL"),
            ping("host", FORWARD.formatted("drop", ""), "10.0.0.2", "BRIDGE_NETFILTER"),
            ping("host", FORWARD.formatted("drop", ""), "10.0.0.254", "yes"),
            ping("r", FORWARD.formatted("drop", "ct state established,related accept; iifname \"up\" accept;"), "10.0.1.1", "yes"),
            ping("r", FORWARD.formatted("drop", "iifname \"up\" accept;"), "10.0.1.1", "FIREWALL"),
            ping("r", FORWARD.formatted("drop", "ip saddr { 10.0.0.0/24, 10.0.1.0-10.0.1.9 } accept;"), "10.0.1.1", "yes"),
            ping("r", FORWARD.formatted("drop", "ip saddr { 10.0.0.0/24, 10.0.1.0-10.0.1.9 } accept;"), "fd01::1", "FIREWALL"),
            ping("r", FORWARD.formatted("accept", "meta l4proto icmp reject;"), "10.0.1.1", "FIREWALL"),
            ping("r", FORWARD.formatted("accept", "meta l4proto icmp reject;"), "fd01::1", "yes"),
            ping("r", FORWARD.formatted("accept", "icmp type echo-reply drop;"), "10.0.1.1", "FIREWALL"),
            ping("r", FORWARD.formatted("accept", "oifname != \"down\" counter drop;"), "10.0.1.1", "FIREWALL"),
            ping("r", FORWARD.formatted("accept", "tcp dport != 22 drop;"), "10.0.1.1", "yes"),
            tcp("r", FORWARD.formatted("accept", "tcp dport != 22 drop;"), "10.0.1.1", "FIREWALL"),
            tcp("r", FORWARD.formatted("accept", "tcp flags syn drop;"), "10.0.1.1", "FIREWALL"),
            tcp("r", FORWARD.formatted("accept", "tcp flags & (syn | ack) == syn | ack drop;"), "10.0.1.1", "FIREWALL"),
            tcp("r", FORWARD.formatted("accept", "tcp flags & (syn | rst) == syn | rst drop; tcp flags fin,urg drop;"), "10.0.1.1", "yes"),
            tcp("r", FORWARD.formatted("accept", "tcp flags != { syn, syn | ack } drop;"), "10.0.1.1", "FIREWALL"),
            tcp("r", FORWARD.formatted("drop", "tcp flags & (fin | syn | rst | ack) == syn accept; ct state established accept;"), "10.0.1.1", "yes"),
            ping("r", FORWARD.formatted("accept", "tcp flags ! rst drop;"), "10.0.1.1", "yes"),
            tcp("r", FORWARD.formatted("accept", "tcp flags ! rst drop;"), "10.0.1.1", "FIREWALL"),
            tcp("r", FORWARD.formatted("drop", "tcp dport { 22, 79-81 } accept; tcp sport 80 accept;"), "10.0.1.1", "yes"),
            tcp("r", FORWARD.formatted("drop", "meta l4proto { tcp, udp } th dport 80 accept; ct state established accept;"), "fd01::1", "yes"),
            tcp("r", FORWARD.formatted("accept", "tcp dport vmap { 22 : accept, 80 : drop };"), "10.0.1.1", "FIREWALL"),
            ping("r", "table inet t { chain other { ip daddr 10.0.1.1 drop; }; chain f { type filter hook forward priority 0;"
                    + " ct state vmap { invalid : drop, new : jump other }; }; }", "10.0.1.1", "FIREWALL"),
            ping("r", "table inet t { chain other { ip6 daddr fd01::1 return; meta nfproto ipv6 drop; };"
                    + " chain f { type filter hook forward priority 0; jump other; accept; }; }", "fd01::1", "FIREWALL"),
            ping("r", "table inet t { chain other { meta nfproto ipv6 return; };"
                    + " chain f { type filter hook forward priority 0; policy drop; goto other; accept; }; }", "fd01::1", "FIREWALL"),
            ping("r", "table ip t { set bad { type ipv4_addr; flags interval; elements = { 10.0.0.0/30 }; };"
                    + " chain f { type filter hook forward priority 5; ip saddr @bad drop; }; }", "10.0.1.1", "FIREWALL"),
            ping("r", "table ip t { chain f { type filter hook forward priority 5; policy drop; }; }", "fd01::1", "yes"),
            ping("r", "table ip6 t { chain f { type filter hook postrouting priority 5; policy drop; }; }", "fd01::1", "FIREWALL"),
            ping("green", INPUT.formatted("drop", "ip protocol icmp limit rate 5/second accept;"), "10.0.1.1", "yes"),
            ping("green", INPUT.formatted("drop", "meta l4proto icmpv6 accept;"), "fd01::1", "yes"),
            ping("green", INPUT.formatted("drop", "icmpv6 type echo-request accept;"), "fd01::1", "FIREWALL"),
            ping("green", INPUT.formatted("drop", "fib daddr type local accept;"), "10.0.1.1", "yes"),
            ping("green", "table inet t { chain o { type filter hook output priority 0; ct state established drop; }; }", "10.0.1.1", "FIREWALL"),
            ping("green", INPUT.formatted("accept", "ip ttl 1-100 drop;"), "10.0.1.1", "unknown"),
            ping("green", INPUT.formatted("accept", "meta mark 7 drop; ip saddr 10.9.9.9 drop;"), "10.0.1.1", "yes"),
            ping("green", INPUT.formatted("accept", "meta mark set jhash ip saddr mod 2; meta mark 1 drop;"), "10.0.1.1", "unknown"),
            ping("r", MARKING.formatted("meta mark set 7;", "meta mark and 0x5 == 0x5 drop;"), "10.0.1.1", "FIREWALL"),
            // What is for the own address comes in again.
            ping("red", INCOMING.formatted("meta mark set 7;", "meta mark 7 drop;"), "10.0.0.1", "FIREWALL"),
            ping("red", INCOMING.formatted("iifname lo drop;", ""), "fd00::1", "FIREWALL"),
            ping("red", INCOMING.formatted("iifname eth0 drop;", ""), "10.0.0.1", "yes"),
            ping("r", MARKING.formatted("meta mark set meta mark | 0x4000;", "meta mark & 0x4000 == 0 return; drop;"), "10.0.1.1", "FIREWALL"),
            ping("r", MARKING.formatted("meta mark set 6; meta mark set meta mark ^ 0x2; meta mark set meta mark & 0xc;", "meta mark != 4 drop;"), "10.0.1.1", "yes"),
            ping("r", MARKING.formatted("ct mark set 5;", "ct mark 5 drop;"), "10.0.1.1", "FIREWALL"),
            ping("r", MARKING.formatted("meta mark set 5; ct mark set meta mark; meta mark set 0;", "meta mark set ct mark; meta mark 5 drop;"), "10.0.1.1", "FIREWALL"),
            tcp("r", FORWARD.formatted("accept", "ip saddr . tcp dport vmap { 10.0.0.1 . 80 : drop, 10.0.0.9 . 80 : accept };"), "10.0.1.1", "FIREWALL"),
            tcp("r", FORWARD.formatted("drop", "ip daddr . meta l4proto . th dport vmap { 10.0.1.1 . tcp . 80 : accept }; ct state established accept;"), "10.0.1.1", "yes"),
            ping("r", FORWARD.formatted("accept", "ip daddr . meta l4proto . th dport vmap { 10.0.1.1 . tcp . 80 : drop };"), "10.0.1.1", "yes"),
            tcp("r", SERVICE.formatted("10.0.1.1", "10.0.1.1"), "10.0.1.77", "yes"),
            tcp("r", SERVICE.formatted("10.0.1.1", "10.0.1.1"), "10.0.1.1", "yes"),
            ping("r", SERVICE.formatted("10.0.1.1", "10.0.1.1"), "10.0.1.1", "yes"),
            tcp("r", "table ip x { chain pre { type nat hook prerouting priority -100; ip daddr 10.0.1.78 dnat to numgen inc mod 2 map { 0 : 10.0.1.1, 1 : 10.0.1.1 }; }; }", "10.0.1.78", "yes"),
            ping("green", INPUT.formatted("accept", "numgen random mod 2 < 1 drop;"), "10.0.1.1", "unknown"),
            ping("host", "table bridge t { chain f { type filter hook forward priority 0; ip daddr 10.0.0.2 drop; }; }", "10.0.0.2", "FIREWALL"),
            ping("host", "table bridge t { chain f { type filter hook forward priority 0; ether type ip6 drop; }; }", "fd00::2", "FIREWALL"),
            ping("host", "table bridge t { chain f { type filter hook forward priority 0; ether type ip6 drop; }; }", "10.0.0.2", "yes"),
            ping("host", "table bridge t { chain f { type filter hook forward priority 0; policy drop; ip protocol icmp accept; }; }", "10.0.0.2", "FIREWALL"),
            ping("host", "table bridge t { chain f { type filter hook forward priority 0; policy drop; ip protocol icmp accept; ether type arp accept; }; }", "10.0.0.2", "yes"),
            ping("host", "table bridge t { chain f { type filter hook input priority 0; ip saddr 10.0.0.1 drop; }; }", "10.0.0.254", "FIREWALL"),
            ping("blue", "table arp t { chain i { type filter hook input priority 0; policy drop; }; }", "10.0.0.2", "unknown"),
            ping("r", "table ip nat { chain post { type nat hook postrouting priority 100; oifname \"down\" snat to 10.0.1.99; }; }", "10.0.1.1", "NO_SUCH_ADDRESS"),
            ping("r", "table ip nat { chain post { type nat hook postrouting priority 100; oifname \"down\" masquerade; }; }", "10.0.1.1", "yes"),
            ping("r", "table inet x { chain pre { type nat hook prerouting priority -100; ip daddr 10.0.1.77 dnat ip to 10.0.1.1; }; }", "10.0.1.77", "yes"),
            ping("r", "table inet x { chain pre { type nat hook prerouting priority -100; ip daddr 10.0.1.77 dnat ip to 10.0.1.1; };"
                    + " chain late { type filter hook prerouting priority -50; ip daddr 10.0.1.1 drop; }; }", "10.0.1.77", "FIREWALL"),
            ping("r", "table inet x { chain pre { type nat hook prerouting priority -100; ip daddr 10.0.1.77 dnat ip to 10.0.1.1; };"
                    + " chain early { type filter hook prerouting priority -150; ip daddr 10.0.1.1 drop; }; }", "10.0.1.77", "yes"),
            tcp("r", "table ip x { chain pre { type nat hook prerouting priority -100; tcp dport 81 dnat to 10.0.1.1:80; }; }", "10.0.0.3", "81 yes"),
            tcp("red", "table ip x { chain out { type nat hook output priority -100; ip daddr 10.0.1.9 dnat to 10.0.1.1; }; }", "10.0.1.9", "yes"),
            // A way to the address that was asked for is looked for before anything is translated.
            tcp("red", "table ip x { chain out { type nat hook output priority -100; ip daddr 10.9.9.9 dnat to 10.0.1.1; }; }", "10.9.9.9", "NO_ROUTE"));

    @TempDir
    Path home;

    /** A quarter of them in each of four labs, side by side. */
    @SideBySide
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void theWalkSaysOfThemWhatTheKernelSays(int quarter) throws Exception {
        List<String> wrong = new ArrayList<>();
        try (Target target =
                new LocalTargets(home).open(LAB.name(), TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE)) {
            try {
                target.apply(TopologyCompiler.compile(LAB, target.traits()), RunListener.SILENT, new Cancellation());
                assumeTrue(run(target, "", "nft list tables").succeeded(), "no nft here");
                new KernelProbes(target, LAB.name()).awaitListeners(List.of("green"));
                for (int i = quarter; i < CASES.size(); i += 4) {
                    check(target, CASES.get(i), wrong);
                }
            } finally {
                target.apply(Judgement.nothing(LAB), RunListener.SILENT, new Cancellation());
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void check(Target target, Typed typed, List<String> wrong) throws Exception {
        String where = typed.where().equals("host") ? NetworkState.ROOT : typed.where();
        CommandResult given = run(target, where, "nft '" + typed.rules() + "'");
        assertThat(given.succeeded()).as(typed.rules() + given.stderr()).isTrue();
        Probe probe = typed.cause().startsWith("81 ") ? Probe.tcp(81) : typed.probe();
        NetworkState observed = target.observe(LAB.name());
        Explanation told = Explanations.explain(LAB, observed, "red", typed.to(), probe);
        boolean unknown = typed.cause().startsWith("unknown");
        @Nullable Cause expected = unknown ? Cause.UNKNOWN_MATCH : typed.cause().endsWith("yes") ? null : Cause.valueOf(typed.cause());
        String what = typed.where() + ": " + typed.rules() + " " + typed.to() + " " + probe;
        if (told.cause() != expected) {
            wrong.add(what + ": said " + told.cause() + " " + told.message());
        }
        Question question = new Question("red", Addresses.parse(typed.to()), probe);
        if (!unknown && new KernelProbes(target, LAB.name()).answers(question, expected == null) != (expected == null)) {
            wrong.add(what + ": the kernel says otherwise");
        }
        if (expected == Cause.FIREWALL || expected == Cause.BRIDGE_NETFILTER || unknown) {
            String table = typed.rules().split(" ")[2];
            if (!told.message().contains("nft ") || !told.message().contains(table) || !told.command().contains("nft list ruleset")) {
                wrong.add(what + ": not named: " + told.message() + " " + told.command());
            }
        }
        if (!Planner.plan(TopologyCompiler.compile(LAB, target.traits()), observed, target.traits()).steps().isEmpty()) {
            wrong.add(what + ": they are somebody else's business");
        }
        run(target, where, "nft delete table " + String.join(" ", List.of(typed.rules().split(" ")).subList(1, 3)));
    }

    private static Typed ping(String where, String rules, String to, String cause) {
        return new Typed(where, rules, to, Probe.PING, cause);
    }

    private static Typed tcp(String where, String rules, String to, String cause) {
        return new Typed(where, rules, to, Probe.tcp(RandomStacks.PORT), cause);
    }

    private static CommandResult run(Target target, String where, String line) throws Exception {
        return target.execute(LAB.name(), where, List.of("sh", "-c", line), Eventually.LONGEST);
    }
}
