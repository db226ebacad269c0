package dev.vethwork.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.Family;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.Netfilter;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.IcmpMessage;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.RateLimit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is drawn of a kernel's rules is what they were drawn as. */
class DrawnRulesReadBackTest {
    private static final Firewall.Rule PLAIN =
            new Firewall.Rule(Firewall.Chain.INPUT, null, null, Protocol.ICMP, null, null, null, false, Firewall.Action.ACCEPT);

    private static Netfilter kernel(Firewall.Rule rule) {
        Topology lab = Topology.empty("lab")
                .withNode(Namespace.of("a").withStack(IpStack.DEFAULT.withFirewall(new Firewall(Map.of(), List.of(rule)))));
        return Objects.requireNonNull(
                        TopologyCompiler.compile(lab, TargetTraits.SANDBOX).state().namespaces().get("a"))
                .netfilter();
    }

    private static List<Firewall.Rule> drawn(Firewall.Rule rule) {
        return new RuleDriftEdits("lab", "a", kernel(rule)).stack(IpStack.DEFAULT).firewall().rules();
    }

    @Test
    void newConnectionsMessagesAndLimitsAreReadBack() {
        for (Firewall.Rule rule : List.of(
                PLAIN.withBegins(true),
                PLAIN.withIcmp(IcmpMessage.ECHO_REQUEST),
                PLAIN.withIcmp(IcmpMessage.TOO_BIG).withBegins(true),
                PLAIN.withIcmp(IcmpMessage.NEIGHBOR_SOLICITATION),
                PLAIN.withLimit(RateLimit.parse("5/second")),
                PLAIN.withLimit(RateLimit.parse("7/hour burst 20")))) {
            assertThat(drawn(rule)).containsExactly(rule);
        }
    }

    @Test
    void aLimitIsReadBackAsTheKernelHoldsIt() {
        assertThat(drawn(PLAIN.withLimit(RateLimit.parse("120/minute"))))
                .containsExactly(PLAIN.withLimit(RateLimit.parse("2/second")));
    }

    @Test
    void aMessageIsOfTheFamiliesThatKnowIt() {
        Netfilter kernel = kernel(PLAIN.withIcmp(IcmpMessage.NEIGHBOR_SOLICITATION));
        assertThat(kernel.of(Family.V4)).allSatisfy(chain -> assertThat(chain.rules()).isEmpty());
        assertThat(kernel.of(Family.V6)).anySatisfy(chain -> assertThat(chain.rules()).hasSize(1));
    }
}
