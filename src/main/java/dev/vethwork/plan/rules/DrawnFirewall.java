package dev.vethwork.plan.rules;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RuleTable;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.netfilter.RuleTarget;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Selector;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws the firewall: what each chain lets through, drops or refuses, and what it does with the rest. */
final class DrawnFirewall {
    private final RulePicker rules;
    private final boolean exact;

    /** @param exact whether a filter of one family alone says so even where nothing else is spoken */
    DrawnFirewall(RulePicker rules, boolean exact) {
        this.rules = rules;
        this.exact = exact;
    }

    Firewall draw() {
        Map<Firewall.Chain, Firewall.Policy> policies = new EnumMap<>(Firewall.Chain.class);
        List<Firewall.Rule> drawn = new ArrayList<>();
        for (Firewall.Chain chain : Firewall.Chain.values()) {
            List<Firewall.Rule> v4 = rules(chain, Family.V4);
            List<Firewall.Rule> v6 = rules(chain, Family.V6);
            if (v4.equals(v6)) {
                drawn.addAll(v4);
            } else {
                v4.forEach(rule -> drawn.add(of(rule, Family.V4)));
                v6.forEach(rule -> drawn.add(of(rule, Family.V6)));
            }
            boolean dropsV4 = drops(chain, Family.V4);
            boolean dropsV6 = drops(chain, Family.V6);
            if (dropsV4 || dropsV6) {
                policies.put(chain, Firewall.Policy.DROP);
                rules.teller().policy(dropsV4 ? Family.V4 : Family.V6, chain.name());
            }
            // A drawing has one policy for both families.
            if (dropsV4 != dropsV6 && (exact || dropsV6)) {
                drawn.add(open(chain, dropsV4 ? Family.V6 : Family.V4));
            }
        }
        return new Firewall(policies, drawn);
    }

    private boolean drops(Firewall.Chain chain, Family family) {
        return rules.netfilter().chain(family, RuleTable.FILTER, chain.name()).filter(Netfilter.Chain::drops).isPresent();
    }

    private static Firewall.Rule open(Firewall.Chain chain, Family family) {
        return new Firewall.Rule(chain, Selector.ANY.withSource(Prefix.all(family)), Firewall.Action.ACCEPT);
    }

    /** A rule without addresses would be drawn for both families. */
    private Firewall.Rule of(Firewall.Rule r, Family family) {
        boolean told = !r.asked().families().isEmpty() || !exact && family == Family.V4;
        return told ? r : r.asking(asked -> asked.withSource(Prefix.all(family)));
    }

    private List<Firewall.Rule> rules(Firewall.Chain chain, Family family) {
        List<Firewall.Rule> all = new ArrayList<>();
        for (FlatRule rule : rules.of(family, RuleTable.FILTER).rules(chain.name())) {
            Firewall.Action action = action(rule.target());
            if (action == null || rule.share() < 1) {
                rules.teller().missing(rule.place(), RuleReason.PLACE, chain.name());
            } else {
                rules.take(rule, chain.name(), Firewall.Rule.PARTS, all, asked -> new Firewall.Rule(chain, asked, action));
            }
        }
        return all.stream().distinct().toList();
    }

    private static Firewall.@Nullable Action action(RuleTarget target) {
        return switch (target) {
            case RuleTarget.Accept _ -> Firewall.Action.ACCEPT;
            case RuleTarget.Drop _ -> Firewall.Action.DROP;
            case RuleTarget.Reject _ -> Firewall.Action.REJECT;
            case RuleTarget.Count _, RuleTarget.Return _, RuleTarget.Masquerade _, RuleTarget.SourceNat _, RuleTarget.DestinationNat _,
                    RuleTarget.Redirect _, RuleTarget.Spread _, RuleTarget.SetMark _, RuleTarget.Aside _, RuleTarget.Jump _ -> null;
        };
    }
}
