package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.ConflictException;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.driver.FaultyPipes.Fault;
import dev.vethwork.machine.OnTheMachine;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Masquerade;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A namespace of somebody else's is worked in only where that was asked for by name, and given back as it was. */
@NeedsSandbox
@OnTheMachine(orStandIn = true)
class AdoptionTest {
    /** In it a cable to the machine, an address and routes, a setting, forwarding for one interface, a process. */
    private static final String THEIRS = """
            set -e
            ip netns add theirs
            ip netns exec theirs sysctl -qw net.ipv6.conf.default.accept_dad=0 || :
            ip link add tr0 type veth peer name eth0 netns theirs
            ip addr add 172.30.0.1/24 dev tr0
            ip link set tr0 up
            ip -n theirs addr add 172.30.0.2/24 dev eth0
            ip -n theirs link set eth0 up
            ip -n theirs route add default via 172.30.0.1
            ip -n theirs route add 10.99.0.0/16 via 172.30.0.1
            ip -n theirs addr add 10.98.0.1/32 dev lo
            # A loopback that was up once keeps its address, and a queue.
            ip -n theirs link set lo up
            ip -n theirs link set lo down
            ip netns exec theirs sysctl -qw net.ipv4.conf.eth0.forwarding=1 net.ipv4.conf.all.accept_redirects=0
            ip netns exec theirs sysctl -qw net.ipv4.icmp_echo_ignore_all=1
            nsenter --net=/run/netns/theirs sh -c 'setsid sleep 100002 </dev/null >/dev/null 2>&1 &'
            n=0
            while ip -6 addr | grep -q tentative && [ $n -lt 50 ]; do sleep 0.1; n=$((n + 1)); done
            """;

    @TempDir
    Path home;

    private TrustPlace place;
    private String bare;

    @BeforeEach
    void open() throws Exception {
        place = TrustPlace.host("chance", home);
        assertThat(place.stranger(THEIRS)).satisfies(made -> assertThat(made.succeeded()).as(made.stderr()).isTrue());
        bare = place.exact();
    }

    @AfterEach
    void close() throws Exception {
        place.close();
    }

    /** A switch, a namespace of the lab's own, and the other's. */
    private Compiled lab(IpStack theirs) {
        return place.compile(Topology.empty("chance")
                .withNode(Bridge.of("v-net-0").withAddresses(List.of(InterfaceAddress.parse("10.78.0.5/24"))))
                .withNode(Namespace.of("blue"))
                .withNode(Namespace.of("theirs").withStack(theirs))
                .withCable(Cable.of(CableEnd.of("blue", "veth-blue", "10.78.0.2/24"), CableEnd.of("v-net-0", "blue-br")))
                .withCable(Cable.of(
                        CableEnd.of("theirs", "veth-lab", "10.78.0.3/24"), CableEnd.of("v-net-0", "theirs-br")))
                .withCable(Cable.of(
                        CableEnd.of("theirs", "straight", "10.79.0.1/24"), CableEnd.of("blue", "straight", "10.79.0.2/24"))));
    }

    private Compiled lab() {
        return lab(IpStack.DEFAULT
                .withForwarding(true)
                .withSysctls(new TreeMap<>(java.util.Map.of("net.ipv4.icmp_echo_ignore_all", "0")))
                .withServices(List.of(new Service("idle", "sleep 100000", false, false)))
                .withRoutes(List.of(Route.via(Prefix.parse("10.97.0.0/16"), Addresses.parse("10.78.0.2")))));
    }

    private static Compiled adopting(Compiled lab) {
        return lab.adopting(Set.of("theirs"));
    }

    private void same() throws Exception {
        FaultRun.same("the machine afterwards", bare, place::exact);
    }

    @Test
    void whatIsNotNamedIsAConflictBeforeTheFirstCommand() throws Exception {
        assertThatThrownBy(() -> place.apply(lab()))
                .isInstanceOfSatisfying(ConflictException.class, e -> {
                    assertThat(e.adoptable()).containsExactly("theirs");
                    assertThat(e.remedy()).contains("--adopt theirs");
                });
        assertThatThrownBy(() -> place.apply(lab().adopting(Set.of("blue"))))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("no namespace called blue");
        same();
    }

    @Test
    void whatWasAdoptedIsGivenBackAsItWas() throws Exception {
        place.apply(adopting(lab()));
        assertThat(place.isComplete(lab())).isTrue();
        CommandResult pinged = place.stranger("ip netns exec blue ping -c 1 -W 2 10.78.0.3");
        assertThat(pinged.succeeded()).as(pinged.stdout()).isTrue();
        assertThat(place.stranger("ip netns exec theirs ping -c 1 -W 2 172.30.0.1").succeeded()).isTrue();
        assertThat(place.apply(lab()).isEmpty()).as("it is the lab's as long as that stands").isTrue();
        place.destroy();
        same();
    }

    @Test
    void whatIsDrawnNoMoreIsGivenBackByTheChange() throws Exception {
        place.apply(adopting(lab()));
        Plan plan = place.apply(place.compile(Topology.empty("chance").withNode(Namespace.of("blue"))));
        assertThat(plan.steps()).noneMatch(step -> step.argv().containsAll(List.of("netns", "del")));
        assertThatThrownBy(() -> place.apply(lab())).isInstanceOf(ConflictException.class);
        place.destroy();
        same();
    }

    @Test
    void whatFailsHalfwayLeavesItAsItWas() throws Exception {
        int struck = 0;
        for (FaultKind kind : FaultKind.values()) {
            if (kind != FaultKind.DELETE_BEHIND) {
                for (int moment : new int[] {7, 13}) {
                    struck += brokenOff(kind, moment) ? 1 : 0;
                }
            }
        }
        assertThat(struck).isGreaterThanOrEqualTo(8);
    }

    private boolean brokenOff(FaultKind kind, int moment) throws Exception {
        boolean[] struck = new boolean[1];
        Fault fault = kind.at(moment, place, new java.util.Random(moment), () -> struck[0] = true);
        try (LabTarget target = place.open(fault)) {
            target.apply(adopting(lab()), RunListener.SILENT, new Cancellation());
        } catch (TargetException e) {
            // That is what was asked for.
        }
        place.last().await();
        place.recover();
        if (place.isThere()) {
            assertThat(place.isComplete(lab())).as("%s at %d", kind, moment).isTrue();
            place.destroy();
        }
        FaultRun.same("the machine after " + kind + " at " + moment, bare, place::exact);
        return struck[0];
    }

    @Test
    void aTeardownThatIsBrokenOffGivesItBackAllTheSame() throws Exception {
        for (FaultKind kind : List.of(FaultKind.KILL_PROGRAM, FaultKind.KILL_SHELL_WITHIN)) {
            place.apply(adopting(lab()));
            boolean[] begun = new boolean[1];
            int[] left = {6};
            Fault fault = (_, request, pipes) -> {
                begun[0] |= request.verb().equals("intend");
                if (begun[0] && left[0]-- == 0) {
                    kind.strike(request, pipes, place, new java.util.Random(1));
                } else {
                    pipes.pass(request);
                }
            };
            try (LabTarget target = place.open(fault)) {
                target.apply(Compiled.nothing("chance"), RunListener.SILENT, new Cancellation());
            } catch (TargetException e) {
                // That is what was asked for.
            }
            place.last().await();
            place.recover();
            same();
        }
    }

    @Test
    void whatIsInTheWayInsideIsAConflictToo() throws Exception {
        Compiled sameName = place.compile(Topology.empty("chance")
                .withNode(Namespace.of("theirs"))
                .withNode(Namespace.of("blue"))
                .withCable(Cable.of(CableEnd.of("theirs", "eth0", "10.1.1.1/24"), CableEnd.of("blue", "eth0", "10.1.1.2/24"))));
        assertThatThrownBy(() -> place.apply(adopting(sameName))).hasMessageContaining("eth0 of its own");
        Compiled sameRoute = lab(IpStack.DEFAULT.withRoutes(
                List.of(Route.via(Prefix.parse("10.99.0.0/16"), Addresses.parse("10.78.0.2")))));
        assertThatThrownBy(() -> place.apply(adopting(sameRoute))).hasMessageContaining("10.99.0.0/16 of its own");
        place.stranger("ip netns exec theirs iptables -A FORWARD -j DROP");
        bare = place.exact();
        Compiled rules = lab(IpStack.DEFAULT.withMasquerades(List.of(new Masquerade(Prefix.parse("10.0.0.0/8"), null))));
        assertThatThrownBy(() -> place.apply(adopting(rules))).hasMessageContaining("firewall rules");
        place.apply(adopting(lab()));
        place.destroy();
        same();
    }

    @Test
    void whatBelongsToAnotherLabOrIsTheMachineItselfIsNotTaken() throws Exception {
        place.stranger("""
                mkdir -p /run/vethwork/another
                printf 'namespace\\ttheirs\\t%s\\n' "$(stat -L -c '%i %.9Z' /run/netns/theirs)" >/run/vethwork/another/registry
                """);
        assertThatThrownBy(() -> place.apply(adopting(lab()))).hasMessageContaining("belongs to the lab another");
        place.stranger("rm -r /run/vethwork; ip netns del theirs; ip netns attach theirs $$");
        assertThatThrownBy(() -> place.apply(adopting(lab()))).hasMessageContaining("machine's own network");
    }

    /** A namespace of that name that the lab made itself goes with the lab. */
    @Test
    void onceTheOtherOneIsGoneTheLabsOwnIsNotGivenBack() throws Exception {
        place.apply(adopting(lab()));
        place.stranger("ip netns del theirs");
        place.apply(lab());
        place.destroy();
        assertThat(place.stranger("ip netns").stdout()).doesNotContain("theirs");
    }
}
