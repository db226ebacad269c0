package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.drift.Drift;
import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.machine.OnTheMachine;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.kind.Physical;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnPhysical;
import dev.vethwork.topology.kind.LinkBasics;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a machine lends it gets back as it was; what it uses it does not lend. The machine is one made for the test. */
@NeedsSandbox
@OnTheMachine(orStandIn = true)
class PhysicalTest {
    private static final String LAB = "lent";
    private static final String MAC = "02:00:00:00:aa:01";

    @TempDir
    Path home;

    private Ground machine;
    private Target host;

    @BeforeEach
    void open() throws Exception {
        machine = Ground.ofHost(new LabNotes(home.resolve("machine")));
        host = new LabTarget(machine.shell(), new HostPlace(true), LAB, DocumentId.unknown());
        stranger("ip", "link", "add", "nic9", "address", MAC, "mtu", "1400", "type", "veth", "peer", "name", "street9");
        stranger("ip", "link", "set", "nic9", "up");
        stranger("ip", "link", "set", "street9", "up");
    }

    @AfterEach
    void end() throws Exception {
        host.close();
        machine.end();
    }

    private String stranger(String... argv) throws TargetException {
        CommandResult result = host.execute(LAB, "", List.of(argv), Eventually.LONGEST);
        assertThat(result.succeeded()).as(result.toString()).isTrue();
        return result.stdout();
    }

    private static Topology lab(String name) {
        LinkBasics basics = LinkBasics.of(name).withAddresses(List.of(InterfaceAddress.parse("10.3.0.1/24"))).withMtu(1300);
        return Topology.empty(LAB)
                .withNode(Namespace.of("red").editStack(s -> s.withInterfaces(List.of(new DrawnPhysical(basics, "nic9")))));
    }

    private void deploy(Topology topology) throws TargetException {
        host.apply(TopologyCompiler.compile(topology, host.traits()), RunListener.SILENT, new Cancellation());
    }

    private void destroy() throws TargetException {
        host.apply(Compiled.nothing(LAB), RunListener.SILENT, new Cancellation());
    }

    private String nic() throws TargetException {
        return stranger("sh", "-c", "ip -d link show nic9 | sed 's/^[0-9]*: //; s/@.*<\\(.*\\)>.*mtu/ <\\1> mtu/; s/ qdisc.*//'; ip -o link | wc -l");
    }

    @Test
    void anInterfaceOfTheMachineIsLentAndComesBackAsItWas() throws Exception {
        String before = nic();
        deploy(lab("wan"));
        assertThat(stranger("ip", "-o", "link")).doesNotContain("nic9").contains("street9");
        assertThat(host.observe(LAB).namespace("red").orElseThrow().device("wan").orElseThrow())
                .matches(d -> d.kind() instanceof Physical p && p.device().equals("nic9"))
                .matches(d -> d.up() && d.mtu() == 1300);
        assertThat(Drift.of(lab("wan"), host.observe(LAB), host.traits()).items()).isEmpty();
        stranger("ip", "addr", "add", "10.3.0.2/24", "dev", "street9");
        assertThat(host.execute(LAB, "red", List.of("ping", "-c1", "-W2", "10.3.0.2"), Eventually.LONGEST).succeeded()).isTrue();
        destroy();
        assertThat(nic()).isEqualTo(before);
        assertThat(stranger("ip", "netns")).isBlank();
    }

    @Test
    void itComesBackWhereItIsNoLongerDrawnAndInAFailedDeployment() throws Exception {
        String before = nic();
        deploy(lab("wan"));
        deploy(Topology.empty(LAB).withNode(Namespace.of("red")));
        assertThat(nic()).isEqualTo(before);
        Topology broken = lab("wan").withNode(Namespace.of("blue").editStack(s -> s.withServices(
                List.of(new Service("no", "/no/such/program", false, true)))));
        assertThatThrownBy(() -> deploy(broken)).isInstanceOf(TargetException.class);
        assertThat(nic()).isEqualTo(before);
        destroy();
        assertThat(nic()).isEqualTo(before);
    }

    @Test
    void whatTheMachineUsesIsRefusedAndStays() throws Exception {
        stranger("ip", "addr", "add", "192.0.2.1/24", "dev", "nic9");
        assertThatThrownBy(() -> deploy(lab("wan"))).hasMessageContaining("nic9").hasMessageContaining("address");
        stranger("ip", "addr", "del", "192.0.2.1/24", "dev", "nic9");
        stranger("ip", "route", "add", "default", "dev", "nic9", "metric", "77");
        assertThatThrownBy(() -> deploy(lab("wan"))).hasMessageContaining("nic9").hasMessageContaining("routes");
        stranger("ip", "route", "del", "default", "dev", "nic9", "metric", "77");
        stranger("ip", "link", "add", "br9", "type", "bridge");
        stranger("ip", "link", "set", "nic9", "master", "br9");
        assertThatThrownBy(() -> deploy(lab("wan"))).hasMessageContaining("nic9");
        assertThat(stranger("ip", "-o", "link")).contains("nic9");
        assertThat(stranger("ip", "netns")).isBlank();
    }
}
