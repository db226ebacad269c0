package dev.vethwork.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.drift.Drift;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.TopologyCompiler;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
        CommandResult result = target.execute(LAB, "", List.of(argv), Duration.ofSeconds(8));
        assertThat(result.succeeded()).as(result.toString()).isTrue();
        return result.stdout();
    }

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
}
