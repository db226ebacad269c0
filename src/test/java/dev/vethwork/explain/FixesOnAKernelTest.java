package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.LabOnAKernel;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.Selector;
import dev.vethwork.waiting.Eventually;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a running lab has beside what is drawn is there for its fixes as well: they mend what is in the way, and nothing else. */
@NeedsSandbox
class FixesOnAKernelTest extends LabOnAKernel {
    private static final String LAB = "grown";
    private static final Probe WEB = Probe.tcp(8_000);

    FixesOnAKernelTest() {
        super(LAB);
    }

    private static StackNode dropping(StackNode node, Firewall.Chain chain) {
        return node.editStack(s -> s.withFirewall(new Firewall(
                Map.of(),
                List.of(new Firewall.Rule(chain, Selector.of(Protocol.TCP, 8_000), Firewall.Action.DROP)))));
    }

    private void run(String node, String command) throws Exception {
        assertThat(target.execute(LAB, node, List.of("sh", "-c", command), Eventually.LONGEST)).matches(CommandResult::succeeded);
    }

    /** A server that ends with the lab. */
    private void serve(String node) throws Exception {
        run(node, "setsid -f perl -MIO::Socket::INET -e '$s = IO::Socket::INET->new(LocalPort => 8000, Listen => 9) or die; sleep'"
                + " </dev/null >/dev/null 2>&1");
        Eventually.so("a server", () -> target.execute(LAB, node, List.of("sh", "-c", "ss -Hlnt | grep -q :8000"), Eventually.LONGEST)
                .succeeded());
    }

    private void oneFixMendsIt(Topology lab, String title) throws Exception {
        Explanation stopped = Explanations.explain(lab, target.observe(LAB), "red", "blue", WEB);
        assertThat(stopped.cause()).isEqualTo(Cause.FIREWALL);
        assertThat(stopped.fixes()).first().satisfies(fix -> {
            assertThat(fix.title()).isEqualTo(title);
            assertThat(fix.suffices()).isTrue();
        });
        Topology mended = stopped.fixes().getFirst().edit().apply(lab);
        deploy(mended);
        assertThat(Explanations.explain(mended, target.observe(LAB), "red", "blue", WEB).reachable()).isTrue();
        run("red", "perl -MIO::Socket::INET -e 'IO::Socket::INET->new(PeerAddr => qq(10.2.0.2:8000), Timeout => 5) or die'");
    }

    private static Topology routed(StackNode router) {
        return Topology.empty(LAB)
                .withNode(toGateway("red", "10.1.0.1"))
                .withNode(toGateway("blue", "10.2.0.1"))
                .withNode(router.editStack(s -> s.withForwarding(true)))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "10.1.0.2/24"), CableEnd.of("r", "left", "10.1.0.1/24")))
                .withCable(Cable.of(CableEnd.of("blue", "eth0", "10.2.0.2/24"), CableEnd.of("r", "right", "10.2.0.1/24")));
    }

    private static StackNode toGateway(String name, String gateway) {
        return Namespace.of(name).editStack(s ->
                s.withRoutes(List.of(Route.via(Prefix.parse("0.0.0.0/0"), Addresses.parse(gateway)))));
    }

    @Test
    void aServerStartedByHandIsNotStartedOnceMore() throws Exception {
        Topology lab = routed(dropping(Namespace.of("r"), Firewall.Chain.FORWARD));
        deploy(lab);
        serve("blue");
        oneFixMendsIt(lab, "accept it in the firewall of r");
    }

    /** The route to blue is put in as a routing daemon does it. */
    @Test
    void aRouteThatADaemonWasToldOfIsNotDrawnOnceMore() throws Exception {
        Topology lab = routed(dropping(Namespace.of("r"), Firewall.Chain.FORWARD));
        Topology silent = lab.withNode("red", Namespace.of("red"));
        deploy(silent);
        serve("blue");
        run("red", "ip route add 10.2.0.0/24 via 10.1.0.1 proto bird");
        oneFixMendsIt(silent, "accept it in the firewall of r");
    }
}
