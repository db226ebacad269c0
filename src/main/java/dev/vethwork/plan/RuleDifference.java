package dev.vethwork.plan;

import dev.vethwork.net.Family;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.Netfilter.Chain;
import dev.vethwork.state.Netfilter.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * iptables rules of one namespace and family. In a namespace of ours all chains are ours; in the root namespace the
 * lab's own chains, and in the built-in ones only the rules that carry its mark.
 */
final class RuleDifference {
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

    static void find(Comparison comparison, Drafts drafts) {
        for (NamespaceState namespace : comparison.wanted()) {
            for (Family family : Family.values()) {
                new RuleDifference(comparison, drafts, namespace, family).find();
            }
        }
    }

    private void collect(Netfilter netfilter, Map<String, Chain> chains) {
        for (Chain chain : netfilter.of(family)) {
            boolean stranger =
                    namespace.isRoot() && chain.policy() == null && !comparison.lab().equals(chain.owner());
            if (!stranger) {
                chains.put(chain.table() + "/" + chain.name(), chain);
            }
        }
    }

    private void find() {
        wanted.forEach((key, chain) -> {
            Chain now = there.get(key);
            if (now == null && chain.policy() == null) {
                add(chain);
            }
            rules(chain, rulesOf(now), rulesOf(chain));
            policy(chain, now);
        });
        there.forEach((key, now) -> {
            if (wanted.containsKey(key)) {
                return;
            }
            if (now.policy() == null) {
                delete(now);
            } else {
                Chain empty = new Chain(now.table(), now.name(), "ACCEPT", null, List.of());
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
        return namespace.isRoot() && chain.policy() != null;
    }

    private void add(Chain chain) {
        entry(drafts.create(Stage.CHAIN, id(chain)))
                .run(command(chain, List.of("-N", chain.name())))
                .undo(comparison.isNew(namespace.name()) ? List.of() : command(chain, List.of("-X", chain.name())))
                .because(Say.of(namespace.isRoot() ? "chain.createOurs" : "chain.create", chain.name()));
    }

    private void delete(Chain chain) {
        entry(drafts.delete(Stage.FLUSH_CHAIN, id(chain) + "/rules"))
                .run(command(chain, List.of("-F", chain.name())))
                .because(Say.of("chain.empty", chain.name()));
        entry(drafts.delete(Stage.DELETE_CHAIN, id(chain)))
                .run(command(chain, List.of("-X", chain.name())))
                .undo(command(chain, List.of("-N", chain.name())))
                .because(Say.of("chain.delete", chain.name()));
    }

    private void policy(Chain chain, @Nullable Chain now) {
        String before = now == null ? "ACCEPT" : Objects.requireNonNullElse(now.policy(), "ACCEPT");
        String policy = chain.policy();
        if (namespace.isRoot() || policy == null || policy.equals(before)) {
            return;
        }
        entry(drafts.change(Stage.POLICY, id(chain) + "/policy"))
                .run(command(chain, List.of("-P", chain.name(), policy)))
                .undo(command(chain, List.of("-P", chain.name(), before)))
                .because(Say.of(policy.equals("DROP") ? "chain.drop" : "chain.accept", chain.name(), namespace.name()));
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
        // From the last to the first, so that the numbers of those before stay what they are.
        entry(drafts.delete(shared ? Stage.DELETE_JUMP : Stage.DELETE_RULE, position(chain, 99_999 - at)))
                .run(
                        twin
                                ? command(chain, List.of("-D", chain.name(), String.valueOf(at + 1)))
                                : rule("-D", chain, rule))
                .undo(shared ? rule("-I", chain, rule) : command(chain, at(chain, at, rule)))
                .because(Say.of("rule.delete", chain.name()));
    }

    private void insert(Chain chain, List<String> rule, int at, boolean last) {
        boolean shared = isShared(chain);
        entry(drafts.create(shared ? Stage.JUMP : Stage.RULE, position(chain, at)))
                .run(
                        shared
                                ? rule("-I", chain, rule)
                                : last ? rule("-A", chain, rule) : command(chain, at(chain, at, rule)))
                .undo(comparison.isNew(namespace.name()) ? List.of() : rule("-D", chain, rule))
                .because(RuleReasons.of(Say.who(namespace.isRoot() ? "" : namespace.name()), rule));
    }

    private static List<String> at(Chain chain, int at, List<String> rule) {
        List<String> words = new ArrayList<>(List.of("-I", chain.name(), String.valueOf(at + 1)));
        words.addAll(rule);
        return words;
    }

    private List<String> rule(String verb, Chain chain, List<String> rule) {
        List<String> words = new ArrayList<>(List.of(verb, chain.name()));
        words.addAll(rule);
        return command(chain, words);
    }

    private List<String> command(Chain chain, List<String> words) {
        List<String> argv = new ArrayList<>();
        argv.add(family == Family.V4 ? "iptables" : "ip6tables");
        if (!chain.table().equals("filter")) {
            argv.addAll(List.of("-t", chain.table()));
        }
        argv.addAll(words);
        return Argv.in(namespace.name(), argv);
    }

    private Drafts.Entry entry(Drafts.Entry entry) {
        return entry.on(namespace.name(), comparison.element(namespace.name(), ""));
    }

    private String id(Chain chain) {
        return namespace.name() + "/rules/" + (family == Family.V4 ? "v4/" : "v6/") + chain.table() + "/" + chain.name();
    }

    private String position(Chain chain, int number) {
        return id(chain) + String.format(Locale.ROOT, "/%05d", number);
    }
}
