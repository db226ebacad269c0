package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Ground;
import dev.vethwork.explain.lint.Lint;
import dev.vethwork.net.Endpoint;
import dev.vethwork.plan.KernelPiece;
import dev.vethwork.plan.UplinkPiece;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.Published;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UplinkPiecesTest {
    @TempDir
    Path root;

    @BeforeEach
    void everythingIsThere() throws Exception {
        write("dev/net/tun", "");
        write("proc/sys/net/ipv4/ping_group_range", "0\t2147483647\n");
        program("pasta");
    }

    private Path write(String file, String text) throws Exception {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    private void program(String name) throws Exception {
        assertThat(write("usr/bin/" + name, "").toFile().setExecutable(true)).isTrue();
    }

    private Set<UplinkPiece> missing() {
        return new UplinkPieces(new MachineFiles.Below(root), "/usr/local/bin:/usr/bin").missing();
    }

    @Test
    void nothingIsMissingWhereAllIsThere() {
        assertThat(missing()).isEmpty();
    }

    @Test
    void theDeviceIsMissed() throws Exception {
        Files.delete(root.resolve("dev/net/tun"));
        assertThat(missing()).containsExactly(UplinkPiece.DEVICE);
    }

    @Test
    void withoutAProgramThereIsNoWayAndWithTheOtherNoPublishedPort() throws Exception {
        Files.delete(root.resolve("usr/bin/pasta"));
        assertThat(missing()).containsExactly(UplinkPiece.PROGRAM);
        program("slirp4netns");
        assertThat(missing()).containsExactly(UplinkPiece.PORTS);
    }

    @Test
    void pingsNeedARangeOfGroups() throws Exception {
        write("proc/sys/net/ipv4/ping_group_range", "1\t0\n");
        assertThat(missing()).containsExactly(UplinkPiece.PING);
    }

    private static List<Finding> findings(KernelPiece piece, boolean onTheMachine, Published... published) {
        Topology lab = Topology.empty("lab").withNode(Internet.of("internet").withPublished(List.of(published)));
        Ground ground = onTheMachine
                ? Ground.machine(NetworkState.EMPTY, Set.of(piece))
                : Ground.sandbox(NetworkState.EMPTY, Set.of(piece));
        return Lint.check(lab, ground).stream().filter(f -> f.code().equals("UPLINK_LACKS")).toList();
    }

    @Test
    void whatASandboxLacksIsToldWithThePackage() {
        assertThat(findings(UplinkPiece.PROGRAM, false)).singleElement().satisfies(finding -> {
            assertThat(finding.fix()).contains("passt");
            assertThat(finding.blocking()).isTrue();
        });
        assertThat(findings(UplinkPiece.DEVICE, false)).extracting(Finding::fix).first().asString().contains("/dev/net/tun");
    }

    @Test
    void aPingThatCannotComeBackStopsNoPlan() {
        assertThat(findings(UplinkPiece.PING, false)).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Finding.Level.INFO);
            assertThat(finding.blocking()).isFalse();
        });
    }

    @Test
    void portsAreMissedOnlyWhereOneIsPublished() {
        Published published = new Published(Protocol.TCP, Published.LOOPBACK, 8080, Endpoint.parse("10.0.0.1:80"));
        assertThat(findings(UplinkPiece.PORTS, false)).isEmpty();
        assertThat(findings(UplinkPiece.PORTS, false, published)).hasSize(1);
    }

    @Test
    void theMachineItselfNeedsNoneOfIt() {
        assertThat(findings(UplinkPiece.PROGRAM, true)).isEmpty();
    }
}
