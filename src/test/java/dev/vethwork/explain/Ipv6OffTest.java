package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.explain.lint.Lint;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** IPv6 that is switched off beside an IPv6 address. */
class Ipv6OffTest {
    static final String ALL = "net.ipv6.conf.all.disable_ipv6";
    static final String DEFAULT = "net.ipv6.conf.default.disable_ipv6";
    static final String OWN = "net.ipv6.conf.eth0.disable_ipv6";

    @ParameterizedTest
    @ValueSource(strings = {ALL, DEFAULT, OWN})
    void isRefusedAndMended(String key) {
        Topology off = with(Map.of(key, "1"));
        List<Finding> found = Lint.check(off, Ground.UNKNOWN);
        assertThat(found).extracting(Finding::code).containsExactly("IPV6_OFF");
        assertThat(found.getFirst().blocking()).isTrue();
        assertThat(found.getFirst().element()).isEqualTo("blue:eth0");
        assertThat(found.getFirst().message()).contains("fd00::2").contains(key);
        assertThat(found.getFirst().edit().apply(off)).isEqualTo(ProvokedCauses.NEIGHBOURS);
    }

    @ParameterizedTest
    @ValueSource(strings = {ALL, DEFAULT, OWN})
    void stopsWhatIsSentThereAndWhatIsSentFromThere(String key) {
        Topology off = with(Map.of(key, "1"));
        for (List<String> way : List.of(List.of("red", "fd00::2"), List.of("blue", "fd00::1"), List.of("blue", "fd00::2"))) {
            Explanation told = Explanations.explain(off, way.getFirst(), way.getLast(), Probe.PING);
            assertThat(told.cause()).as(way.toString()).isEqualTo(Cause.IPV6_OFF);
            assertThat(told.message()).contains(key);
            Topology mended = told.fixes().getFirst().edit().apply(off);
            assertThat(Explanations.explain(mended, way.getFirst(), way.getLast(), Probe.PING).reachable()).isTrue();
        }
        assertThat(Explanations.explain(off, "red", "10.0.0.2", Probe.PING).reachable()).isTrue();
    }

    @Test
    void anMtuThatIsTooSmallForItIsRefusedAndMended() {
        Topology narrow = ProvokedCauses.NEIGHBOURS;
        for (CableEnd end : narrow.cables().getFirst().ends()) {
            narrow = narrow.editCable(end.id(), c -> c.withEnd(end.id(), end.withMtu(1_279)));
        }
        List<Finding> found = Lint.check(narrow, Ground.UNKNOWN);
        assertThat(found).extracting(Finding::code).containsOnly("IPV6_MTU").hasSize(2);
        assertThat(found).allMatch(Finding::blocking);
        assertThat(found.getFirst().message()).contains("1279");
        Explanation told = Explanations.explain(narrow, "red", "fd00::2", Probe.PING);
        assertThat(told.cause()).isEqualTo(Cause.IPV6_OFF);
        assertThat(told.message()).contains("eth0").contains("1279");
        assertThat(Explanations.explain(narrow, "red", "10.0.0.2", Probe.PING).reachable()).isTrue();
        Topology mended = found.get(1).edit().apply(found.getFirst().edit().apply(narrow));
        assertThat(Explanations.explain(mended, "red", "fd00::2", Probe.PING).reachable()).isTrue();
    }

    @Test
    void anInterfacesOwnSettingOutweighsThatForAll() {
        assertThat(Lint.check(with(Map.of(ALL, "1", OWN, "0")), Ground.UNKNOWN)).isEmpty();
        assertThat(Lint.check(with(Map.of(DEFAULT, "1", OWN, "0")), Ground.UNKNOWN)).isEmpty();
        assertThat(Lint.check(with(Map.of(ALL, "1", DEFAULT, "0")), Ground.UNKNOWN)).isEmpty();
        Topology both = with(Map.of(ALL, "1", OWN, "1"));
        assertThat(Lint.check(both, Ground.UNKNOWN).getFirst().edit().apply(both)).isEqualTo(ProvokedCauses.NEIGHBOURS);
    }

    @Test
    void aMachineThatMakesInterfacesWithoutItIsToldOfBefore() {
        NetworkState machine = NetworkState.EMPTY.with(
                NamespaceState.empty(NetworkState.ROOT).withSysctls(new TreeMap<>(Map.of(DEFAULT, "1"))));
        Topology lab = ProvokedCauses.NEIGHBOURS.withNode(
                Bridge.of("br0").withAddresses(List.of(InterfaceAddress.parse("fd05::1/64"))));
        Finding finding = Lint.check(lab, Ground.machine(machine)).getFirst();
        assertThat(finding.code()).isEqualTo("IPV6_OFF");
        assertThat(finding.element()).isEqualTo("br0");
        assertThat(Lint.check(finding.edit().apply(lab), Ground.machine(machine))).isEmpty();
        assertThat(Lint.check(lab, Ground.sandbox(machine, java.util.Set.of()))).isEmpty();
    }

    static Topology with(Map<String, String> settings) {
        return Labs.stack(ProvokedCauses.NEIGHBOURS, "blue", s -> s.withSysctls(new TreeMap<>(settings)));
    }
}
