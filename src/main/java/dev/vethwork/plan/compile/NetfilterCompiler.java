package dev.vethwork.plan.compile;

import dev.vethwork.net.Family;
import dev.vethwork.plan.Marks;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.Netfilter.Chain;
import dev.vethwork.state.Netfilter.Rule;
import dev.vethwork.state.netfilter.Match;
import dev.vethwork.state.netfilter.Policy;
import dev.vethwork.state.netfilter.RuleMeaning;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Marking;
import dev.vethwork.topology.netfilter.Masquerade;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * NAT and firewall of one node. In a namespace of its own the rules go plainly into the built-in chains; in the root
 * namespace into chains of the lab's own, each with one jump from the built-in chain, and policies stay the machine's.
 */
final class NetfilterCompiler {
    private final String lab;
    private final IpStack stack;
    private final NamespaceState namespace;
    private final TargetTraits traits;
    private final boolean hasV6;

    NetfilterCompiler(String lab, IpStack stack, NamespaceState namespace, TargetTraits traits, boolean hasV6) {
        this.lab = lab;
        this.stack = stack;
        this.namespace = namespace;
        this.traits = traits;
        this.hasV6 = hasV6;
    }

    Netfilter compile() {
        boolean none = stack.marks().isEmpty()
                && stack.masquerades().isEmpty()
                && stack.sourceNats().isEmpty()
                && stack.portForwards().isEmpty() && isOpen(stack.firewall());
        return none ? Netfilter.EMPTY : new Netfilter(chains(Family.V4), chains(Family.V6));
    }

    private static boolean isOpen(Firewall firewall) {
        return firewall.rules().isEmpty() && firewall.policies().isEmpty();
    }

    private List<Chain> chains(Family family) {
        Map<Hook, List<Rule>> rules = rules(family);
        List<Chain> chains = new ArrayList<>();
        for (Hook hook : Hook.values()) {
            List<Rule> here = rules.getOrDefault(hook, List.of());
            if (namespace.isRoot()) {
                if (!here.isEmpty()) {
                    chains.add(new Chain(
                            hook.table(), hook.chain(), Policy.ACCEPT, null, List.of(rule(DrawnRules.jump(
                                    hook.chain(lab), Marks.of(lab))))));
                    chains.add(new Chain(hook.table(), hook.chain(lab), null, lab, here));
                }
            } else if (!here.isEmpty() || policy(hook) == Policy.DROP) {
                chains.add(new Chain(hook.table(), hook.chain(), policy(hook), null, here));
            }
        }
        return chains;
    }

    private Map<Hook, List<Rule>> rules(Family family) {
        Map<Hook, List<Rule>> rules = new EnumMap<>(Hook.class);
        String comment = comment();
        for (Marking marking : stack.marks()) {
            if (marking.asked().isOf(family)) {
                put(rules, Hook.of(marking.chain()), DrawnRules.of(marking, family, comment));
            }
        }
        stack.sourceNats().stream()
                .filter(nat -> Family.of(nat.to()) == family)
                .forEach(nat -> put(rules, Hook.POSTROUTING, DrawnRules.of(nat, comment)));
        for (Masquerade masquerade : stack.masquerades()) {
            // Without a source it is for what has addresses to hide behind.
            boolean hides = masquerade.family().map(family::equals).orElse(family == Family.V4 || hasV6);
            if (hides) {
                put(rules, Hook.POSTROUTING, DrawnRules.of(masquerade, family, comment));
            }
        }
        stack.portForwards().stream()
                .filter(f -> f.family() == family)
                .forEach(f -> ForwardRules.of(f, comment)
                        .forEach((hook, all) -> all.forEach(rule -> put(rules, hook, rule))));
        for (Firewall.Rule rule : stack.firewall().rules()) {
            if (rule.asked().isOf(family)) {
                put(rules, Hook.of(rule.chain()), DrawnRules.of(rule, family, comment));
            }
        }
        if (namespace.isRoot()) {
            hostPolicies(rules);
        }
        return rules;
    }

    /** A drawn policy of the host's drops what comes and goes by the lab's interfaces, and nobody else's. */
    private void hostPolicies(Map<Hook, List<Rule>> rules) {
        for (Firewall.Chain chain : Firewall.Chain.values()) {
            Hook hook = Hook.of(chain);
            if (policy(hook) == Policy.DROP) {
                namespace.interfaces().values().stream()
                        .filter(i -> !i.kind().isLoopback() && i.master() == null)
                        .forEach(i -> sides(chain)
                                .forEach(side -> put(rules, hook, DrawnRules.drop(side.apply(i.name()), comment()))));
            }
        }
    }

    /** What comes into a sandbox's root namespace comes by an interface of the lab's; a machine has others. */
    private List<Function<String, Match>> sides(Firewall.Chain chain) {
        return switch (chain) {
            case INPUT -> List.of(Match.Arrives::new);
            case OUTPUT -> List.of(Match.Leaves::new);
            case FORWARD -> traits.rootIsOurs() ? List.of(Match.Arrives::new) : List.of(Match.Arrives::new, Match.Leaves::new);
        };
    }

    private void put(Map<Hook, List<Rule>> rules, Hook hook, RuleMeaning rule) {
        rules.computeIfAbsent(hook, h -> new ArrayList<>()).add(rule(rule));
    }

    private Rule rule(RuleMeaning meaning) {
        return new Rule(meaning, namespace.isRoot() ? lab : null);
    }

    private String comment() {
        return namespace.isRoot() ? Marks.of(lab) : "";
    }

    private Policy policy(Hook hook) {
        boolean drop = stack.firewall().policies().entrySet().stream()
                .anyMatch(p -> Hook.of(p.getKey()) == hook && p.getValue() == Firewall.Policy.DROP);
        return drop ? Policy.DROP : Policy.ACCEPT;
    }
}
