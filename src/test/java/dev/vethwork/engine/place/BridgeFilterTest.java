package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.edit.Edit;
import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.explain.Finding;
import dev.vethwork.lab.consent.HostFindings;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine like any with Docker on it: bridged frames pass a firewall that drops what it does not know. */
@NeedsSandbox
class BridgeFilterTest {
    private static final String LAB = "filtered";
    private static final Topology BRIDGED = Topology.empty(LAB)
            .withNode(Namespace.of("red"))
            .withNode(Namespace.of("blue"))
            .withNode(Bridge.of("v-net-0"))
            .withCable(Cable.of(CableEnd.of("red", "eth0", "192.168.15.1/24"), CableEnd.of("v-net-0", "red-br")))
            .withCable(Cable.of(CableEnd.of("blue", "eth0", "192.168.15.2/24"), CableEnd.of("v-net-0", "blue-br")));

    @TempDir
    Path home;

    private Holder machine;
    private Target host;

    @BeforeEach
    void open() throws Exception {
        LabNotes notes = new LabNotes(home.resolve("machine"));
        notes.create();
        machine = Sandbox.start(notes, new Expected());
        host = new LabTarget(Sandbox.shell(machine), new HostPlace(true), LAB, DocumentId.unknown());
        assumeTrue(
                run("", "sysctl", "-w", "net.bridge.bridge-nf-call-iptables=1").succeeded(), "no br_netfilter here");
        assertThat(run("", "iptables", "-P", "FORWARD", "DROP").succeeded()).isTrue();
    }

    @AfterEach
    void end() {
        host.close();
        machine.end();
    }

    private CommandResult run(String namespace, String... argv) throws TargetException {
        return host.execute(LAB, namespace, List.of(argv), Eventually.LONGEST);
    }

    private boolean pings(Topology topology) throws TargetException {
        host.apply(TopologyCompiler.compile(topology, host.traits()), RunListener.SILENT, new Cancellation());
        return run("red", "ping", "-n", "-c", "1", "-W", "1", "192.168.15.2").succeeded();
    }

    private static Edit remedy(Finding finding) {
        return Objects.requireNonNull(finding.edit());
    }

    @Test
    void itIsFoundBeforeTheDeploymentAndNeverAppliedUnasked() throws Exception {
        Finding finding = HostFindings.of(BRIDGED, host.observe(LAB)).getFirst();
        assertThat(finding.element()).isEqualTo("v-net-0");
        assertThat(pings(BRIDGED)).isFalse();
        assertThat(run("", "iptables-save").stdout()).contains(":FORWARD DROP").doesNotContain("VW-");
    }

    @Test
    void anIsolatedBridgeIsOutOfTheFirewallsReach() throws Exception {
        Topology mended = remedy(HostFindings.of(BRIDGED, host.observe(LAB)).getFirst()).apply(BRIDGED);
        assertThat(HostFindings.of(mended, host.observe(LAB))).isEmpty();
        assertThat(pings(mended)).isTrue();
    }

    @Test
    void aBridgeThatTheHostIsOnGetsAnAcceptRuleOfOurOwn() throws Exception {
        Topology withHost = BRIDGED.withNode("v-net-0", Bridge.of("v-net-0")
                .withAddresses(List.of(InterfaceAddress.parse("192.168.15.5/24"))));
        Topology mended = remedy(HostFindings.of(withHost, host.observe(LAB)).getFirst()).apply(withHost);
        assertThat(HostFindings.of(mended, host.observe(LAB))).isEmpty();
        assertThat(pings(mended)).isTrue();
        assertThat(run("", "iptables-save").stdout()).contains(":FORWARD DROP");
    }
}
