package dev.vethwork.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.Family;
import dev.vethwork.net.ProtocolNumber;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.Netfilter;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.IcmpMessage;
import dev.vethwork.topology.netfilter.PortSet;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.RateLimit;
import dev.vethwork.topology.netfilter.Selector;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What is drawn of a kernel's rules is what they were drawn as. */
class DrawnRulesReadBackTest {
    private static final Firewall.Rule PLAIN =
            new Firewall.Rule(Firewall.Chain.INPUT, Selector.of(Protocol.ICMP, null), Firewall.Action.ACCEPT);

    private static Firewall.Rule plain(UnaryOperator<Selector> change) {
        return PLAIN.asking(change);
    }

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
                plain(asked -> asked.withBegins(true)),
                plain(asked -> asked.withIcmp(IcmpMessage.ECHO_REQUEST)),
                plain(asked -> asked.withIcmp(IcmpMessage.TOO_BIG).withBegins(true)),
                plain(asked -> asked.withIcmp(IcmpMessage.NEIGHBOR_SOLICITATION)),
                plain(asked -> asked.withLimit(RateLimit.parse("5/second"))),
                plain(asked -> asked.withLimit(RateLimit.parse("7/hour burst 20"))))) {
            assertThat(drawn(rule)).containsExactly(rule);
        }
    }

    @Test
    void portsAndProtocolsAreReadBack() {
        for (String ports : List.of("80", "1000-2000", "80,443,8000-8080")) {
            Firewall.Rule rule = PLAIN.asking(asked -> asked.withProtocol(ProtocolNumber.TCP)
                    .withPort(PortSet.parse(ports))
                    .withSourcePort(PortSet.parse("1024-65535")));
            assertThat(drawn(rule)).containsExactly(rule);
        }
        for (String protocol : List.of("gre", "esp", "sctp", "253")) {
            Firewall.Rule rule = PLAIN.asking(asked -> asked.withProtocol(ProtocolNumber.parse(protocol)));
            assertThat(drawn(rule)).containsExactly(rule);
        }
    }

    @Test
    void aCommandNamesAProtocolAsAnyMachineKnowsIt() {
        Netfilter kernel = kernel(PLAIN.asking(asked -> asked.withProtocol(ProtocolNumber.parse("gre"))));
        assertThat(kernel.of(Family.V4)).anySatisfy(chain -> assertThat(chain.rules().getFirst().words()).startsWith("-p", "47"));
    }

    @Test
    void aLimitIsReadBackAsTheKernelHoldsIt() {
        assertThat(drawn(plain(asked -> asked.withLimit(RateLimit.parse("120/minute")))))
                .containsExactly(plain(asked -> asked.withLimit(RateLimit.parse("2/second"))));
    }

    @Test
    void aMessageIsOfTheFamiliesThatKnowIt() {
        Netfilter kernel = kernel(plain(asked -> asked.withIcmp(IcmpMessage.NEIGHBOR_SOLICITATION)));
        assertThat(kernel.of(Family.V4)).allSatisfy(chain -> assertThat(chain.rules()).isEmpty());
        assertThat(kernel.of(Family.V6)).anySatisfy(chain -> assertThat(chain.rules()).hasSize(1));
    }
}
