package dev.vethwork.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.drift.Drift;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Ground;
import dev.vethwork.explain.lint.Lint;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnLoopback;
import dev.vethwork.waiting.Eventually;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Addresses on the host's own loopback: a sandbox's host is the lab's, the machine is not. */
@NeedsSandbox
class HostLoopbackTest extends LabOnAKernel {
    private static final String LAB = "router-id";

    HostLoopbackTest() {
        super(LAB);
    }

    private static Topology drawn(String... addresses) {
        return Topology.empty(LAB).withNode(Host.of("host").editStack(s -> stack(s, addresses)));
    }

    private static IpStack stack(IpStack stack, String... addresses) {
        return stack.withInterfaces(List.of(DrawnLoopback.of(
                List.of(addresses).stream().map(InterfaceAddress::parse).toList())));
    }

    private String loopback() throws TargetException {
        return target.execute(LAB, "", List.of("ip", "-br", "addr", "show", "lo"), Eventually.LONGEST).stdout();
    }

    @Test
    void inASandboxTheyComeAndGoWithTheDrawing() throws Exception {
        Topology both = drawn("10.255.0.2/32", "fd00::2/128");
        deploy(both);
        assertThat(loopback()).contains("10.255.0.2/32", "fd00::2/128", "127.0.0.1/8");
        assertThat(Drift.of(both, target.observe(LAB), target.traits()).items()).isEmpty();
        Topology one = drawn("10.255.0.2/32");
        deploy(one);
        assertThat(loopback()).contains("10.255.0.2/32", "127.0.0.1/8").doesNotContain("fd00::2");
        target.execute(LAB, "", List.of("ip", "addr", "del", "10.255.0.2/32", "dev", "lo"), Eventually.LONGEST);
        assertThat(Drift.of(one, target.observe(LAB), target.traits()).items()).hasSize(1);
    }

    @Test
    void onTheMachineItIsSaidThatTheyAreNotGivenAndWhatIs() {
        Ground machine = Ground.machine(NetworkState.EMPTY, Set.of());
        Finding found = Lint.check(drawn("10.255.0.2/32"), machine).stream()
                .filter(f -> f.code().equals("HOST_LOOPBACK"))
                .findFirst()
                .orElseThrow();
        assertThat(found.message()).contains("10.255.0.2/32");
        Topology mended = Objects.requireNonNull(found.edit()).apply(drawn("10.255.0.2/32"));
        assertThat(mended.node("host").map(n -> ((Host) n).stack().drawn("dummy0").orElseThrow().addresses()))
                .hasValue(List.of(InterfaceAddress.parse("10.255.0.2/32")));
        assertThat(Lint.check(mended, machine)).extracting(Finding::code).doesNotContain("HOST_LOOPBACK");
        assertThat(Lint.check(drawn("10.255.0.2/32"), Ground.sandbox(NetworkState.EMPTY, Set.of())))
                .extracting(Finding::code)
                .doesNotContain("HOST_LOOPBACK");
    }
}
