package dev.vethwork.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.drift.Drift;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.Cause;
import dev.vethwork.explain.Explanation;
import dev.vethwork.explain.Probe;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.machine.SideBySide;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interfaces of every kind that this kernel has: made, read back, changed in a running lab, put back, taken away. */
@NeedsSandbox
class KindsInSandboxTest {
    private static final String LAB = "kinds";

    @TempDir
    Path home;

    private Target target;
    private NetworkState known = NetworkState.EMPTY;

    @BeforeEach
    void open() throws Exception {
        target = new LocalTargets(home).open(LAB, TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE);
    }

    @AfterEach
    void takeDown() throws Exception {
        target.apply(Compiled.nothing(LAB), RunListener.SILENT, new Cancellation());
        target.close();
    }

    /** Two nodes on a cable, with these interfaces in the first. */
    private static Topology drawn(String interfaces) throws Exception {
        return drawn(interfaces, "");
    }

    private static Topology drawn(String interfaces, String others) throws Exception {
        return TopologyFormat.parse("""
                { "vethwork": 1, "name": "kinds",
                  "nodes": [ { "kind": "namespace", "name": "n1", "interfaces": [ %s ] },
                             { "kind": "namespace", "name": "n2", "interfaces": [ %s ] } ],
                  "cables": [ { "a": { "node": "n1", "interface": "eth0", "addresses": [ "192.168.1.11/24" ] },
                                "b": { "node": "n2", "interface": "eth0", "addresses": [ "192.168.1.12/24" ] } } ] }
                """.formatted(interfaces, others));
    }

    private Compiled compiled(Topology topology) {
        return TopologyCompiler.compile(topology, target.traits());
    }

    private void deploy(Topology to) throws Exception {
        target.apply(compiled(to), RunListener.SILENT, new Cancellation());
        known = target.observe(LAB);
        isAsDrawn(to);
    }

    private void change(Topology to) throws Exception {
        known = target.change(Change.of(compiled(to), known), RunListener.SILENT, new Cancellation())
                .state();
        isAsDrawn(to);
    }

    private void isAsDrawn(Topology drawn) throws Exception {
        assertThat(Drift.of(drawn, known, target.traits()).items()).isEmpty();
        assertThat(Drift.of(drawn, target.observe(LAB), target.traits()).items()).isEmpty();
    }

    private void putBack(Topology drawn, String... byHand) throws Exception {
        byHand(byHand);
        NetworkState otherwise = target.observe(LAB);
        assertThat(Drift.of(drawn, otherwise, target.traits()).items()).isNotEmpty();
        known = otherwise;
        change(drawn);
    }

    private String byHand(String... argv) throws Exception {
        CommandResult result = target.execute(LAB, "", List.of(argv), Eventually.LONGEST);
        assertThat(result.succeeded()).as(result.toString()).isTrue();
        return result.stdout();
    }

    /** The kernel leaves a macvlan on as what it stands on goes off, and lets one be switched on that stands on what is off. */
    @SideBySide
    @Test
    void aMacvlanOnWhatIsOffIsAsDrawnFromTheBeginningAndLater() throws Exception {
        String pair = """
                { "name": "t0", "kind": "tap", "up": %s },
                { "name": "m0", "kind": "macvlan", "link": "t0", "mode": "bridge", "addresses": [ "10.5.0.1/24" ] }""";
        Topology off = drawn(pair.formatted("false"));
        deploy(off);
        String afresh = byHand("ip", "-n", "n1", "route");
        assertThat(byHand("ip", "-n", "n1", "link", "show", "m0")).contains(",UP");
        deploy(drawn(pair.formatted("true")));
        change(off);
        assertThat(byHand("ip", "-n", "n1", "link", "show", "m0")).contains(",UP");
        assertThat(byHand("ip", "-n", "n1", "route")).isEqualTo(afresh);
    }

    @SideBySide
    @Test
    void addressesOnLoopbackComeBesideItsOwn() throws Exception {
        Topology one = drawn("""
                { "name": "lo", "kind": "loopback", "addresses": [ "10.255.0.1/32", "fd00:255::1/128" ] }""");
        deploy(one);
        assertThat(byHand("ip", "-n", "n1", "addr", "show", "lo")).contains("127.0.0.1/8", "10.255.0.1/32", "fd00:255::1/128");
        change(drawn("{ \"name\": \"lo\", \"kind\": \"loopback\", \"addresses\": [ \"10.255.0.7/32\" ] }"));
        assertThat(byHand("ip", "-n", "n1", "addr", "show", "lo")).contains("127.0.0.1/8", "10.255.0.7/32").doesNotContain("10.255.0.1/");
        change(one);
        putBack(one, "ip", "-n", "n1", "addr", "del", "10.255.0.1/32", "dev", "lo");
        change(drawn(""));
    }

    private static String vxlan(int own, String address, int... others) {
        String remotes = Arrays.stream(others)
                .mapToObj(o -> "\"192.168.1.1" + o + "\"")
                .collect(Collectors.joining(", "));
        return """
                { "name": "vx42", "kind": "vxlan", "id": 42, "local": "192.168.1.1%d", "remotes": [ %s ], "addresses": [ "%s" ] }"""
                .formatted(own, remotes, address);
    }

    @SideBySide
    @Test
    void aVxlanCarriesFramesToItsOtherEnd() throws Exception {
        Topology joined = drawn(vxlan(1, "10.8.0.1/24", 2), vxlan(2, "10.8.0.2/24", 1));
        deploy(joined);
        byHand("ip", "netns", "exec", "n1", "ping", "-c1", "-W2", "10.8.0.2");
        explained(joined, "n1", "10.8.0.2", true);
        Topology more = drawn(vxlan(1, "10.8.0.1/24", 2, 3, 4), vxlan(2, "10.8.0.2/24", 1));
        change(more);
        assertThat(byHand("bridge", "-n", "n1", "fdb")).contains("dst 192.168.1.13", "dst 192.168.1.14");
        putBack(more, "bridge", "-n", "n1", "fdb", "del", "00:00:00:00:00:00", "dst", "192.168.1.12", "dev", "vx42");
        putBack(more, "ip", "-n", "n1", "link", "del", "vx42");
        byHand("ip", "netns", "exec", "n1", "ping", "-c1", "-W2", "10.8.0.2");
        change(joined);
        change(drawn(vxlan(1, "10.8.0.1/24", 2).replace("42, ", "43, "), vxlan(2, "10.8.0.2/24", 1)));
        change(drawn("", ""));
    }

    @SideBySide
    @Test
    void aVxlanWithSeveralEndsIsReadWholeRightAfterItIsMade() throws Exception {
        deploy(drawn(vxlan(1, "10.8.0.1/24", 2, 3), vxlan(2, "10.8.0.2/24", 1, 3)));
        byHand("ip", "netns", "exec", "n1", "ping", "-c1", "-W2", "10.8.0.2");
    }

    @SideBySide
    @Test
    void aMissingRouteOfTheUnderlayIsTheCause() throws Exception {
        Topology apart = TopologyFormat.parse("""
                { "vethwork": 1, "name": "kinds",
                  "nodes": [ { "kind": "namespace", "name": "n1", "routes": [ { "to": "192.168.2.0/24", "via": "192.168.1.1" } ],
                               "interfaces": [ { "name": "vx42", "kind": "vxlan", "id": 42, "remotes": [ "192.168.2.12" ],
                                                 "addresses": [ "10.8.0.1/24" ] } ] },
                             { "kind": "namespace", "name": "r", "forwarding": true },
                             { "kind": "namespace", "name": "n2",
                               "interfaces": [ { "name": "vx42", "kind": "vxlan", "id": 42, "remotes": [ "192.168.1.11" ],
                                                 "addresses": [ "10.8.0.2/24" ] } ] } ],
                  "cables": [ { "a": { "node": "n1", "interface": "eth0", "addresses": [ "192.168.1.11/24" ] },
                                "b": { "node": "r", "interface": "r1", "addresses": [ "192.168.1.1/24" ] } },
                              { "a": { "node": "n2", "interface": "eth0", "addresses": [ "192.168.2.12/24" ] },
                                "b": { "node": "r", "interface": "r2", "addresses": [ "192.168.2.1/24" ] } } ] }
                """);
        deploy(apart);
        assertThat(ping("n1", "10.8.0.2", false)).isFalse();
        Explanation why = explained(apart, "n1", "10.8.0.2", false);
        assertThat(why.cause()).isEqualTo(Cause.NO_ROUTE);
        assertThat(why.message()).contains("n2", "192.168.1.11");
        Topology mended = why.fixes().getFirst().edit().apply(apart);
        change(mended);
        assertThat(ping("n1", "10.8.0.2", true)).isTrue();
        explained(mended, "n1", "10.8.0.2", true);
    }

    /** A neighbour that was asked for in vain a moment ago is not asked for by the next packet. */
    private boolean ping(String from, String to, boolean expected) throws Exception {
        return Pings.answers(target, LAB, from, to, expected);
    }

    /** As drawn and as the kernel has it. */
    private Explanation explained(Topology drawn, String from, String to, boolean reachable) throws Exception {
        Explanation asDrawn = Explanations.explain(drawn, from, to, Probe.PING);
        Explanation asIs = Explanations.explain(drawn, target.observe(LAB), from, to, Probe.PING);
        assertThat(asDrawn.reachable()).as(asDrawn.message()).isEqualTo(reachable);
        assertThat(asIs.reachable()).as(asIs.message()).isEqualTo(reachable);
        return asIs;
    }

    @SideBySide
    @Test
    void aMacvlanTalksToTheCableAndToItsLikesButNotToTheInterfaceBelow() throws Exception {
        Topology two = drawn("""
                { "name": "mv0", "kind": "macvlan", "link": "eth0", "addresses": [ "10.7.0.1/24" ], "mac": "02:00:00:00:00:71" },
                { "name": "mv1", "kind": "macvlan", "link": "eth0", "mode": "private" }""", """
                { "name": "mv0", "kind": "macvlan", "link": "eth0", "addresses": [ "10.7.0.2/24" ], "mtu": 1400 }""");
        deploy(two);
        assertThat(ping("n1", "10.7.0.2", true)).isTrue();
        explained(two, "n1", "10.7.0.2", true);
        Topology other = drawn("""
                { "name": "mv0", "kind": "macvlan", "link": "eth0", "mode": "vepa", "addresses": [ "10.7.0.1/24" ] }""");
        change(other);
        putBack(other, "ip", "-n", "n1", "link", "del", "mv0");
        // The interface below goes, and it with it.
        Topology renamed = TopologyFormat.parse(
                TopologyFormat.print(other).replace("\"eth0\"", "\"eth1\""));
        change(renamed);
        change(drawn(""));
    }

    /** A VXLAN is for one family, which its first other end decides. */
    @Test
    void severalOtherEndsOfAVxlanMayBeOfIpv6() throws Exception {
        Topology six = drawn("""
                { "name": "vx42", "kind": "vxlan", "id": 42, "remotes": [ "fd00:3::1", "fd00:3::2" ] }""");
        deploy(six);
        change(drawn("""
                { "name": "vx42", "kind": "vxlan", "id": 42, "remotes": [ "192.168.1.12", "192.168.1.13" ] }"""));
        change(six);
        change(drawn("""
                { "name": "vx42", "kind": "vxlan", "id": 42, "remotes": [ "fd00:3::1" ] }"""));
        putBack(six, "bridge", "-n", "n1", "fdb", "del", "00:00:00:00:00:00", "dev", "vx42", "dst", "fd00:3::1");
    }

    /** Until a virtual machine opens it, it is the node's own. */
    @SideBySide
    @Test
    void aMacvtapTalksToTheCableAndToMacvlansBesideIt() throws Exception {
        Topology two = drawn("""
                { "name": "vm0", "kind": "macvtap", "link": "eth0", "addresses": [ "10.7.0.1/24" ], "mac": "02:00:00:00:00:71" },
                { "name": "vm1", "kind": "macvtap", "link": "eth0", "mode": "private" }""", """
                { "name": "mv0", "kind": "macvlan", "link": "eth0", "addresses": [ "10.7.0.2/24" ] }""");
        deploy(two);
        assertThat(ping("n1", "10.7.0.2", true)).isTrue();
        explained(two, "n1", "10.7.0.2", true);
        Topology other = drawn("""
                { "name": "vm0", "kind": "macvtap", "link": "eth0", "mode": "vepa", "addresses": [ "10.7.0.1/24" ] }""");
        change(other);
        putBack(other, "ip", "-n", "n1", "link", "del", "vm0");
        change(drawn(""));
    }

    @SideBySide
    @Test
    void aTapAndATunComeAndGo() throws Exception {
        Topology both = drawn("""
                { "name": "tap0", "kind": "tap", "addresses": [ "10.6.0.1/24" ], "mac": "02:00:00:00:00:61" },
                { "name": "tun0", "kind": "tun", "addresses": [ "10.5.0.1/24" ], "mtu": 1400 }""");
        deploy(both);
        explained(both, "n1", "10.6.0.2", false);
        putBack(both, "ip", "-n", "n1", "link", "set", "tap0", "down");
        putBack(both, "ip", "-n", "n1", "link", "del", "tun0");
        change(drawn("{ \"name\": \"tap0\", \"kind\": \"tun\" }"));
        change(drawn(""));
    }

    @SideBySide
    @Test
    void whatSomebodyMadeIsDrawnAsItIs() throws Exception {
        Topology plain = drawn("");
        deploy(plain);
        byHand("ip", "-n", "n1", "link", "add", "mv9", "link", "eth0", "type", "macvlan", "mode", "bridge");
        byHand("ip", "-n", "n1", "addr", "add", "10.7.0.9/24", "dev", "mv9");
        byHand("ip", "-n", "n1", "link", "set", "mv9", "up");
        known = target.observe(LAB);
        Topology taken = plain;
        for (var item : Drift.of(plain, known, target.traits()).items()) {
            taken = Objects.requireNonNull(item.take()).apply(taken);
        }
        assertThat(TopologyFormat.print(taken)).contains("\"mv9\"", "macvlan", "10.7.0.9/24");
        isAsDrawn(taken);
        change(taken);
    }
}
