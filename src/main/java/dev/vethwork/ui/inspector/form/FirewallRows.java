package dev.vethwork.ui.inspector.form;

import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Firewall.Action;
import dev.vethwork.topology.netfilter.Firewall.Chain;
import dev.vethwork.topology.netfilter.Firewall.Policy;
import dev.vethwork.topology.netfilter.Firewall.Rule;
import dev.vethwork.topology.netfilter.FirewallRuleBuilder;
import dev.vethwork.topology.netfilter.IcmpMessage;
import dev.vethwork.topology.netfilter.RateLimit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The firewall's fields: a policy for each chain, and the rules in their order. */
final class FirewallRows {
    private static final RowCodec<Rule> RULE = RowCodec.of(FirewallRuleBuilder::builder, FirewallRuleBuilder::build)
            .word("chain", Chain.class, Rule::chain, FirewallRuleBuilder::chain)
            .prefix("source", "10.0.0.0/8", Rule::source, FirewallRuleBuilder::source)
            .prefix("destination", "10.1.0.0/16", Rule::destination, FirewallRuleBuilder::destination)
            .protocol(Rule::protocol, FirewallRuleBuilder::protocol)
            .port("port", "22", Rule::port, FirewallRuleBuilder::port)
            .device("in", "eth0", Rule::in, FirewallRuleBuilder::in)
            .device("out", "eth1", Rule::out, FirewallRuleBuilder::out)
            .flag("established", Rule::established, FirewallRuleBuilder::established)
            .word("action", Action.class, Rule::action, FirewallRuleBuilder::action)
            .prefix("notSource", "192.168.15.9", Rule::notSource, FirewallRuleBuilder::notSource)
            .prefix("notDestination", "10.1.0.0/16", Rule::notDestination, FirewallRuleBuilder::notDestination)
            .device("notIn", "eth0", Rule::notIn, FirewallRuleBuilder::notIn)
            .device("notOut", "eth1", Rule::notOut, FirewallRuleBuilder::notOut)
            .port("sourcePort", "53", Rule::sourcePort, FirewallRuleBuilder::sourcePort)
            .flag("begins", Rule::begins, FirewallRuleBuilder::begins)
            .parsed("icmp", "echo-request", rule -> text(rule.icmp(), IcmpMessage::text), IcmpMessage::parse, FirewallRuleBuilder::icmp)
            .parsed("limit", "5/second", rule -> text(rule.limit(), RateLimit::text), RateLimit::parse, FirewallRuleBuilder::limit)
            .rows(true, false);

    private FirewallRows() {}

    private static <T> @Nullable String text(@Nullable T value, Function<T, String> shown) {
        return value == null ? null : shown.apply(value);
    }

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
