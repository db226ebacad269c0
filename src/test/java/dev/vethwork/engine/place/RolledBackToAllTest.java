package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.driver.BrokenStep;
import dev.vethwork.engine.driver.FaultyPipes.Fault;
import dev.vethwork.machine.OnTheMachine;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Mac;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import dev.vethwork.plan.Compiled;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.ProxyNeighbor;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.RoutingRule;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.StaticNeighbor;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnLoopback;
import dev.vethwork.topology.kind.DrawnTun;
import dev.vethwork.topology.kind.LinkBasics;
import dev.vethwork.topology.netfilter.Masquerade;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a failed change goes back to is all that was there, in the machine's own network as in the lab's namespaces. */
@NeedsSandbox
class RolledBackToAllTest {
    @TempDir
    Path home;

    private static IpStack full(String device, String loopback) {
        return IpStack.DEFAULT
                .withForwarding(true)
                .withInterfaces(List.of(
                        new DrawnLoopback(with("lo", loopback)), new DrawnTun(with("tap7", "10.5.6.1/24"), true)))
                .withRoutes(List.of(Route.via(Prefix.parse("10.5.9.0/24"), Addresses.parse("10.5.6.9"))))
                .withMasquerades(List.of(new Masquerade(Prefix.parse("10.5.0.0/24"), null)))
                .withSysctls(new TreeMap<>(Map.of("net.ipv4.conf." + device + ".arp_ignore", "1")))
                .withNeighbors(List.of(new StaticNeighbor(
                        Addresses.parse("10.5.0.9"), new Mac("02:00:00:00:00:09"), device)))
                .withProxies(List.of(new ProxyNeighbor(Addresses.parse("10.5.0.8"), device)))
                .withRules(List.of(RoutingRule.lookup(700, RouteTable.parse("100"))
                        .withFrom(Prefix.parse("10.5.7.0/24"))));
    }

    private static LinkBasics with(String device, String address) {
        return LinkBasics.of(device).withAddresses(List.of(InterfaceAddress.parse(address)));
    }

    private static Topology lab(IpStack host, IpStack red) {
        return Topology.empty("chance")
                .withNode(Host.of("host").withStack(host))
                .withNode(Namespace.of("red").withStack(red))
                .withCable(Cable.of(CableEnd.of("host", "veth-a", "10.5.0.1/24"), CableEnd.of("red", "eth0", "10.5.0.2/24")));
    }

    @Test
    void neighboursRulesAndProxiesInASandbox() throws Exception {
        goesBack(false);
    }

    @Test
    @OnTheMachine(orStandIn = true)
    void neighboursRulesAndProxiesOnTheMachine() throws Exception {
        goesBack(true);
    }

    /** The kernel gives a loopback its address only as it comes up, and only where it has no other then. */
    @Test
    void theSandboxsOwnLoopbackAsItWasBorn() throws Exception {
        try (TrustPlace place = TrustPlace.open(false, "chance", home)) {
            Compiled plain = place.compile(lab(IpStack.DEFAULT, IpStack.DEFAULT));
            place.apply(plain);
            String before = place.settled();
            Compiled other = place.compile(lab(
                    IpStack.DEFAULT.withLoopback(false).withInterfaces(List.of(new DrawnLoopback(with("lo", "10.5.5.1/32")))),
                    IpStack.DEFAULT.withServices(List.of(new Service("nap", "sleep 3600", false, false)))));
            failsAsTheLastThing(place, other);
            assertThat(place.alike()).isEqualTo(before);
            place.destroy();
        }
    }

    private static void failsAsTheLastThing(TrustPlace place, Compiled wanted) throws Exception {
        Fault fault = (_, request, pipes) ->
                pipes.pass(request.verb().equals("batch") && request.more().get(1).equals("spawn")
                        ? BrokenStep.in(request, 0)
                        : request);
        try (LabTarget target = place.open(fault)) {
            assertThatThrownBy(() -> target.apply(wanted, RunListener.SILENT, new Cancellation()))
                    .isInstanceOf(TargetException.class)
                    .satisfies(e -> assertThat(e.getSuppressed()).isEmpty());
        }
    }

    private void goesBack(boolean host) throws Exception {
        try (TrustPlace place = TrustPlace.open(host, "chance", home)) {
            Compiled full = place.compile(lab(full("veth-a", "10.5.5.1/32"), full("eth0", "10.5.5.2/32")));
            place.apply(full);
            assertThat(place.missing(full)).isEmpty();
            Compiled bare = place.compile(lab(IpStack.DEFAULT, IpStack.DEFAULT).withNode(Namespace.of("late")));
            Fault last = (_, request, pipes) -> {
                int steps = BrokenStep.count(request);
                boolean here = request.input().contains("link set lo up");
                pipes.pass(here && steps > 0 ? BrokenStep.in(request, steps - 1) : request);
            };
            try (LabTarget target = place.open(last)) {
                assertThatThrownBy(() -> target.apply(bare, RunListener.SILENT, new Cancellation()))
                        .isInstanceOf(TargetException.class)
                        .satisfies(e -> assertThat(e.getSuppressed()).isEmpty());
            }
            assertThat(place.missing(full)).isEmpty();
            place.destroy();
        }
    }
}
