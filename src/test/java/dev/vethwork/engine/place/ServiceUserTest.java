package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.driver.Boot;
import dev.vethwork.engine.driver.Commands;
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.machine.MakesNamespaces;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.ProcessEntry;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Who a service runs as on the host. A machine of its own network, mounts and processes stands in for it; root has to make
 * it, since it needs more than one user.
 */
@MakesNamespaces
@Tag("kernel")
class ServiceUserTest {
    private static final String LAB = "users";
    private static final String NOBODY = "65534";

    /** Only the words behind it are data, and they are fixed. */
    private static final String PREPARE = "mount -t tmpfs -o mode=755 vethwork /run && mkdir -p /run/netns"
            + " && ip link set lo up && export SUDO_UID=" + NOBODY + " SUDO_GID=" + NOBODY + " && exec \"$@\"";

    private Target host;

    @BeforeEach
    void open() throws Exception {
        assumeTrue(RootShell.isRoot(), "only root can make a machine with several users");
        List<String> argv = Stream.concat(
                        Stream.of(
                                "unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "sh",
                                "-c", PREPARE, "machine"),
                        Boot.words().stream())
                .toList();
        try {
            DriverShell shell = new DriverShell(Commands.talk(argv));
            shell.start();
            host = new LabTarget(shell, new HostPlace(true), LAB, DocumentId.unknown());
        } catch (IOException e) {
            assumeTrue(false, "no network namespaces here: " + e.getMessage());
        }
    }

    @AfterEach
    void end() {
        if (host != null) {
            host.close();
        }
    }

    private NamespaceState deploy(Service... services) throws TargetException {
        Topology topology = Topology.empty(LAB)
                .withNode(Namespace.of("red").withStack(IpStack.DEFAULT.withServices(List.of(services))));
        host.apply(TopologyCompiler.compile(topology, host.traits()), RunListener.SILENT, new Cancellation());
        return host.observe(LAB).namespaces().get("red");
    }

    private static Map<String, Boolean> asRoot(NamespaceState red) {
        return red.processes().stream()
                .filter(p -> p.service() != null)
                .collect(Collectors.toMap(ProcessEntry::service, ProcessEntry::root));
    }

    @Test
    void aServiceRunsAsWhoCalledSudoUnlessItIsDrawnOtherwise() throws Exception {
        NamespaceState red = deploy(
                new Service("plain", "sleep 1000", false, false),
                new Service("own", "sleep 1001", true, false),
                new Service("root", "sleep 1002", false, true));
        assertThat(asRoot(red)).isEqualTo(Map.of("plain", false, "own", false, "root", true));
    }

    @Test
    void withoutRootItMayStillListenOnAnyPortOfItsNamespace() throws Exception {
        assertThat(deploy(new Service("plain", "sleep 1000", false, false)).sysctls())
                .containsEntry("net.ipv4.ip_unprivileged_port_start", "0");
        assertThat(deploy().sysctls()).containsEntry("net.ipv4.ip_unprivileged_port_start", "1024");
    }

    @Test
    void anotherUserIsAnotherProcess() throws Exception {
        deploy(new Service("plain", "sleep 1000", false, true));
        assertThat(asRoot(deploy(new Service("plain", "sleep 1000", false, false)))).isEqualTo(Map.of("plain", false));
    }
}
