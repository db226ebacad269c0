package dev.vethwork.ui.inspector.form;

import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Firewall.Action;
import dev.vethwork.topology.netfilter.Firewall.Chain;
import dev.vethwork.topology.netfilter.Firewall.Policy;
import dev.vethwork.topology.netfilter.Firewall.Rule;
import dev.vethwork.topology.netfilter.FirewallRuleBuilder;
import dev.vethwork.topology.netfilter.Selector;
import dev.vethwork.topology.netfilter.SelectorPart;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The firewall's fields: a policy for each chain, and the rules in their order. */
final class FirewallRows {
    private static final RowCodec.Asked<Rule, FirewallRuleBuilder> ASKED =
            new RowCodec.Asked<>(Rule::asked, FirewallRuleBuilder::asked, FirewallRuleBuilder::asked);
    private static final int ACTION = Rule.PARTS.indexOf(SelectorPart.ESTABLISHED) + 1;

    private static final RowCodec<Rule> RULE = RowCodec.of(
                    () -> FirewallRuleBuilder.builder().asked(Selector.ANY), FirewallRuleBuilder::build)
            .word("chain", Chain.class, Rule::chain, FirewallRuleBuilder::chain)
            .asked(ASKED, Rule.PARTS.subList(0, ACTION))
            .word("action", Action.class, Rule::action, FirewallRuleBuilder::action)
            .asked(ASKED, Rule.PARTS.subList(ACTION, Rule.PARTS.size()))
            .rows(true, false);

    private FirewallRows() {}

    static List<Item<Firewall>> items() {
        return List.of(
                policy("policyInput", Chain.INPUT),
                policy("policyForward", Chain.FORWARD),
                policy("policyOutput", Chain.OUTPUT),
                new Rows<>("rules", RULE, Firewall::rules, (f, rules) -> new Firewall(f.policies(), rules)));
    }

    private static Setting<Firewall> policy(String key, Chain chain) {
        return new Setting<>(
                key,
                Input.orUntouched(Policy.class),
                true,
                f -> Cells.show(f.policies().get(chain)),
                (f, text) -> new Firewall(with(f.policies(), chain, text), f.rules()));
    }

    private static Map<Chain, Policy> with(Map<Chain, Policy> policies, Chain chain, String text) {
        EnumMap<Chain, Policy> all = new EnumMap<>(Chain.class);
        all.putAll(policies);
        Policy policy = Cells.anyWord(Policy.class, text);
        if (policy == null) {
            all.remove(chain);
        } else {
            all.put(chain, policy);
        }
        return all;
    }
}
