package dev.vethwork.topology.netfilter;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The filter table of a node: what happens to packets to it, through it and from it. Rules go in their order. */
public record Firewall(Map<Chain, Policy> policies, List<Rule> rules) {
    public static final Firewall NONE = new Firewall(Map.of(), List.of());

    /** A built-in chain of the filter table. */
    public enum Chain {
        INPUT,
        FORWARD,
        OUTPUT
    }

    /** What happens to what no rule took. */
    public enum Policy {
        ACCEPT,
        DROP
    }

    /** What a rule does. */
    public enum Action {
        ACCEPT,
        DROP,
        REJECT
    }

    /** One rule. */
    @RecordBuilder
    public record Rule(Chain chain, Selector asked, Action action) implements Selecting<Rule>, FirewallRuleBuilder.With {
        /** What may be asked, in the order in which files and forms have it. */
        public static final List<SelectorPart> PARTS = List.of(
                SelectorPart.SOURCE, SelectorPart.DESTINATION, SelectorPart.PROTOCOL, SelectorPart.PORT, SelectorPart.IN,
                SelectorPart.OUT, SelectorPart.ESTABLISHED, SelectorPart.NOT_SOURCE, SelectorPart.NOT_DESTINATION,
                SelectorPart.NOT_IN, SelectorPart.NOT_OUT, SelectorPart.SOURCE_PORT, SelectorPart.BEGINS, SelectorPart.ICMP,
                SelectorPart.LIMIT);

        public Rule {
            asked.only(PARTS);
            // One from a family to the other is a mistake that lint shows; of two families no packet is.
            if (asked.withNotSource(null).withNotDestination(null).families().size() < 2) {
                asked.ofOneFamily("firewall.families");
            }
        }

        @Override
        public Rule asking(UnaryOperator<Selector> change) {
            return withAsked(change.apply(asked));
        }
    }

    public Firewall {
        EnumMap<Chain, Policy> ordered = new EnumMap<>(Chain.class);
        ordered.putAll(policies);
        policies = Collections.unmodifiableMap(ordered);
        rules = List.copyOf(rules);
    }
}
