package dev.vethwork.engine.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.place.TrustLabs;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.NetworkState;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeedsTest {
    private static final Set<String> ALL =
            Set.of("ip", "tc", "iptables", "ip6tables", "sysctl", "setpriv", "ovs-vsctl", "ovs-vswitchd");

    @ParameterizedTest
    @CsvSource({
        "two-namespaces, ip, iproute2",
        "outside-with-nat, iptables, iptables",
        "outside-with-nat, sysctl, procps",
        "open-vswitch, ovs-vsctl, openvswitch-switch"
    })
    void aToolThatIsMissingIsNamedWithItsPackageBeforeAnythingRuns(String sample, String tool, String debian)
            throws Exception {
        List<Step> steps = TrustLabs.samples().stream()
                .filter(drawing -> drawing.name().equals(sample))
                .map(drawing -> TopologyCompiler.compile(drawing, TargetTraits.SANDBOX))
                .map(desired -> Planner.plan(desired, NetworkState.EMPTY, TargetTraits.SANDBOX))
                .flatMap(plan -> plan.steps().stream())
                .toList();
        assertThat(steps).isNotEmpty();
        assertThatCode(() -> Needs.check(steps, ALL)).doesNotThrowAnyException();
        Set<String> there = new TreeSet<>(ALL);
        there.remove(tool);
        assertThatThrownBy(() -> Needs.check(steps, there)).isInstanceOfSatisfying(TargetException.class, e -> {
            assertThat(e.kind()).isEqualTo(TargetException.Kind.MISSING);
            assertThat(e).hasMessageContaining(tool + " is not installed");
            assertThat(e.remedy()).isEqualTo("install it: apt-get install " + debian);
        });
    }
}
