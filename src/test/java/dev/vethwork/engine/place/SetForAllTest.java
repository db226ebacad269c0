package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.machine.OnTheMachine;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Some settings for all interfaces the kernel writes to each of them, the machine's own included. Once the lab is gone, each
 * has what it had before.
 */
@NeedsSandbox
@OnTheMachine(orStandIn = true)
class SetForAllTest {
    private static final String DEFAULT = "net.ipv4.conf.default.forwarding";

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({
        "net.ipv4.ip_forward, net.ipv4.conf.%s.forwarding",
        "net.ipv6.conf.all.forwarding, net.ipv6.conf.%s.forwarding",
        "net.ipv6.conf.all.ignore_routes_with_linkdown, net.ipv6.conf.%s.ignore_routes_with_linkdown",
        "net.ipv6.conf.all.force_forwarding, net.ipv6.conf.%s.force_forwarding"
    })
    void whatAStrangersInterfaceHadByItselfItHasAgain(String all, String one) throws Exception {
        try (TrustPlace place = TrustPlace.host("chance", home)) {
            givenBack(place, all, "1", one, "1");
        }
    }

    /** IPv6 is off on the machine, and a lab switches it on: where it had been on in spite of that, it stays. */
    @Test
    void whereIpv6WasOnAndWhereItWasOffItIsSoAgain() throws Exception {
        try (TrustPlace place = TrustPlace.standIn("chance", home)) {
            assertThat(place.stranger("sysctl -qw net.ipv6.conf.all.disable_ipv6=1").succeeded()).isTrue();
            givenBack(place, "net.ipv6.conf.all.disable_ipv6", "0", "net.ipv6.conf.%s.disable_ipv6", "0");
        }
    }

    private static void givenBack(TrustPlace place, String all, String drawn, String one, String theirs) throws Exception {
        String set = one.formatted("veth1234567") + "=" + theirs;
        assumeThat(place.stranger("sysctl -qw " + set).succeeded()).as("a kernel with " + all).isTrue();
        String bare = place.exact();
        place.apply(lab(place, Map.of(all, drawn)));
        assertThat(place.stranger("sysctl -n " + all).stdout().strip()).isEqualTo(drawn);
        place.destroy();
        FaultRun.same("the machine afterwards", bare, place::exact);
    }

    /** The lab itself had changed it before, by writing the one for all. */
    @Test
    void whatIsDrawnOnlyLaterIsGivenBackAsItWasBeforeTheLab() throws Exception {
        try (TrustPlace place = TrustPlace.host("chance", home)) {
            place.stranger("sysctl -qw net.ipv4.ip_forward=0");
            String bare = place.exact();
            place.apply(lab(place, Map.of("net.ipv4.ip_forward", "1")));
            place.apply(lab(place, Map.of(DEFAULT, "1")));
            place.destroy();
            FaultRun.same("the machine afterwards", bare, place::exact);
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void ofTwoLabsTheLastThatGoesGivesItBack(boolean forwardingFirst) throws Exception {
        try (TrustPlace place = TrustPlace.host("chance", home)) {
            place.stranger("sysctl -qw net.ipv4.ip_forward=0");
            String bare = place.exact();
            Compiled forwarding = lab(place, Map.of("net.ipv4.ip_forward", "1"));
            Compiled byDefault = TopologyCompiler.compile(
                    topology(Map.of(DEFAULT, "1")).withoutNodes(Set.of("red")).withName("second"), TargetTraits.HOST);
            place.apply(forwarding);
            other(place, byDefault);
            if (forwardingFirst) {
                place.destroy();
                assertThat(place.stranger("sysctl -n " + DEFAULT).stdout().strip()).isEqualTo("1");
                other(place, Compiled.nothing("second"));
            } else {
                other(place, Compiled.nothing("second"));
                assertThat(place.stranger("sysctl -n " + DEFAULT).stdout().strip()).isEqualTo("1");
                place.destroy();
            }
            FaultRun.same("the machine afterwards", bare, place::exact);
        }
    }

    private static void other(TrustPlace place, Compiled desired) throws Exception {
        try (LabTarget target =
                new LabTarget(place.ground().shell(), new HostPlace(true), desired.lab(), DocumentId.unknown())) {
            target.apply(desired, RunListener.SILENT, new Cancellation());
        }
    }

    private static Compiled lab(TrustPlace place, Map<String, String> settings) {
        return place.compile(topology(settings));
    }

    private static Topology topology(Map<String, String> settings) {
        return Topology.empty("chance")
                .withNode(Namespace.of("red"))
                .withNode(Host.of("host").withStack(IpStack.DEFAULT.withSysctls(new TreeMap<>(settings))));
    }
}
