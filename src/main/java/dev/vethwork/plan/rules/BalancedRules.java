package dev.vethwork.plan.rules;

import dev.vethwork.net.Endpoint;
import dev.vethwork.state.netfilter.RuleTarget;
import java.util.ArrayList;
import java.util.List;

/** Rules one behind the other that ask for the same and take a share of the packets each, the last one the rest. */
record BalancedRules(List<FlatRule> rules) {
    /** As iptables prints a share. */
    private static final double EXACT = 1e-6;

    BalancedRules {
        rules = List.copyOf(rules);
    }

    static List<BalancedRules> of(List<FlatRule> rules) {
        List<BalancedRules> all = new ArrayList<>();
        List<FlatRule> open = new ArrayList<>();
        for (FlatRule rule : rules) {
            if (!open.isEmpty() && !open.getFirst().asked().equals(rule.asked())) {
                all.add(new BalancedRules(open));
                open.clear();
            }
            open.add(rule);
            if (rule.share() == 1) {
                all.add(new BalancedRules(open));
                open.clear();
            }
        }
        if (!open.isEmpty()) {
            all.add(new BalancedRules(open));
        }
        return all;
    }

    /** Whether each gets as many as the others. */
    boolean isEven() {
        for (int i = 0; i < rules.size(); i++) {
            if (Math.abs(rules.get(i).share() - 1.0 / (rules.size() - i)) > EXACT) {
                return false;
            }
        }
        return true;
    }

    boolean translates() {
        return to().size() == rules.size();
    }

    List<Endpoint> to() {
        return rules.stream()
                .map(FlatRule::target)
                .filter(RuleTarget.DestinationNat.class::isInstance)
                .map(target -> ((RuleTarget.DestinationNat) target).to())
                .toList();
    }
}
