package dev.vethwork.plan.difference;

import dev.vethwork.net.Family;
import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Drafts;
import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.Stage;
import dev.vethwork.plan.operation.AppendRule;
import dev.vethwork.plan.operation.ChainPlace;
import dev.vethwork.plan.operation.DeleteChain;
import dev.vethwork.plan.operation.DeleteRule;
import dev.vethwork.plan.operation.FlushChain;
import dev.vethwork.plan.operation.InsertRule;
import dev.vethwork.plan.operation.NewChain;
import dev.vethwork.plan.operation.Operation;
import dev.vethwork.plan.operation.PrependRule;
import dev.vethwork.plan.operation.SetPolicy;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.Netfilter.Chain;
import dev.vethwork.state.Netfilter.Rule;
import dev.vethwork.state.netfilter.Policy;
import dev.vethwork.state.netfilter.RuleMeaning;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * iptables rules of one namespace and family. In a namespace of ours all chains are ours; in the root namespace the
 * lab's own chains, and in the built-in ones only the rules that carry its mark.
 */
public final class RuleDifference {
    private final Comparison comparison;
    private final Drafts drafts;
    private final NamespaceState namespace;
    private final Family family;
    private final Map<String, Chain> wanted = new LinkedHashMap<>();
    private final Map<String, Chain> there = new LinkedHashMap<>();

    private RuleDifference(Comparison comparison, Drafts drafts, NamespaceState namespace, Family family) {
        this.comparison = comparison;
        this.drafts = drafts;
        this.namespace = namespace;
        this.family = family;
        collect(namespace.netfilter(), wanted);
        collect(comparison.before(namespace.name()).netfilter(), there);
    }

    public static void find(Comparison comparison, Drafts drafts) {
        for (NamespaceState namespace : comparison.wanted()) {
            for (Family family : Family.values()) {
                new RuleDifference(comparison, drafts, namespace, family).find();
            }
        }
    }

    private void collect(Netfilter netfilter, Map<String, Chain> chains) {
        for (Chain chain : netfilter.of(family)) {
            boolean stranger =
                    namespace.isRoot() && !chain.isBuiltIn() && !comparison.lab().equals(chain.owner());
            if (!stranger) {
                chains.put(chain.table().word() + "/" + chain.name(), chain);
            }
        }
    }

    private void find() {
        wanted.forEach((key, chain) -> {
            Chain now = there.get(key);
            if (now == null && !chain.isBuiltIn()) {
                add(chain);
            }
            rules(chain, rulesOf(now), rulesOf(chain));
            policy(chain, now);
        });
        there.forEach((key, now) -> {
            if (wanted.containsKey(key)) {
                return;
            }
            if (!now.isBuiltIn()) {
                delete(now);
            } else {
                Chain empty = new Chain(now.table(), now.name(), Policy.ACCEPT, null, List.of());
                rules(empty, rulesOf(now), List.of());
                policy(empty, now);
            }
        });
    }

    private List<Rule> rulesOf(@Nullable Chain chain) {
        if (chain == null) {
            return List.of();
        }
        return isShared(chain)
                ? chain.rules().stream()
                        .filter(r -> comparison.lab().equals(r.owner()))
                        .toList()
                : chain.rules();
    }

    /** Whether strangers' rules may be in it too, so that positions mean nothing. */
    private boolean isShared(Chain chain) {
        return namespace.isRoot() && chain.isBuiltIn();
    }

    private void add(Chain chain) {
        entry(Stage.CHAIN, new NewChain(at(chain)))
                .undo(comparison.isNew(namespace.name()) ? null : new DeleteChain(at(chain)))
                .because(PlanMessages.of(namespace.isRoot() ? "chain.createOurs" : "chain.create", chain.name()));
    }

    private void delete(Chain chain) {
        entry(Stage.FLUSH_CHAIN, new FlushChain(at(chain)))
                .because(PlanMessages.of("chain.empty", chain.name()));
        entry(Stage.DELETE_CHAIN, new DeleteChain(at(chain)))
                .undo(new NewChain(at(chain)))
                .because(PlanMessages.of("chain.delete", chain.name()));
    }

    private void policy(Chain chain, @Nullable Chain now) {
        Policy before = now == null ? Policy.ACCEPT : Objects.requireNonNullElse(now.policy(), Policy.ACCEPT);
        Policy policy = chain.policy();
        if (namespace.isRoot() || policy == null || policy == before) {
            return;
        }
        entry(Stage.POLICY, new SetPolicy(at(chain), policy))
                .undo(new SetPolicy(at(chain), before))
                .because(PlanMessages.of(chain.drops() ? "chain.drop" : "chain.accept", chain.name(), namespace.name()));
    }

    private void rules(Chain chain, List<Rule> old, List<Rule> rules) {
        List<List<String>> oldWords = old.stream().map(Rule::words).toList();
        List<List<String>> words = rules.stream().map(Rule::words).toList();
        ListEdits edits = ListEdits.between(oldWords, words);
        for (int at : edits.deleted()) {
            delete(chain, oldWords, at);
        }
        int kept = oldWords.size() - edits.deleted().size();
        for (int i = 0; i < edits.inserted().size(); i++) {
            int at = edits.inserted().get(i);
            boolean last = at == kept + i;
            insert(chain, words.get(at), at, last);
        }
    }

    private void delete(Chain chain, List<List<String>> old, int at) {
        List<String> rule = old.get(at);
        boolean shared = isShared(chain);
        boolean twin = !shared && old.indexOf(rule) != old.lastIndexOf(rule);
        entry(shared ? Stage.DELETE_JUMP : Stage.DELETE_RULE, new DeleteRule(at(chain), at, rule, twin))
                .undo(shared ? new PrependRule(at(chain), at, rule) : new InsertRule(at(chain), at, rule))
                .because(PlanMessages.of("rule.delete", chain.name()));
    }

    private void insert(Chain chain, List<String> rule, int at, boolean last) {
        boolean shared = isShared(chain);
        Operation put = shared
                ? new PrependRule(at(chain), at, rule)
                : last ? new AppendRule(at(chain), at, rule) : new InsertRule(at(chain), at, rule);
        entry(shared ? Stage.JUMP : Stage.RULE, put)
                .undo(comparison.isNew(namespace.name()) ? null : new DeleteRule(at(chain), at, rule, false))
                .because(RuleReasons.of(PlanMessages.who(namespace.isRoot() ? "" : namespace.name()), RuleMeaning.of(rule)));
    }

    private ChainPlace at(Chain chain) {
        return new ChainPlace(namespace.name(), family, chain.table(), chain.name());
    }

    private Drafts.Entry entry(Stage stage, Operation operation) {
        return drafts.step(stage, operation).on(comparison.element(namespace.name(), ""));
    }
}
