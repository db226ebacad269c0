package dev.vethwork.plan;

import dev.vethwork.net.Family;
import dev.vethwork.net.RuleTable;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.Netfilter.Chain;
import dev.vethwork.state.Netfilter.Rule;
import dev.vethwork.state.netfilter.Policy;
import java.util.ArrayList;
import java.util.List;

/** The chains of the simulated kernel. */
final class SimulatedRules {
    private SimulatedRules() {}

    static NamespaceState run(NamespaceState namespace, Family family, List<String> argv, String lab) {
        List<String> words = new ArrayList<>(argv.subList(1, argv.size()));
        RuleTable table = RuleTable.FILTER;
        if (words.getFirst().equals("-t")) {
            table = RuleTable.of(words.get(1)).orElseThrow();
            words.subList(0, 2).clear();
        }
        List<Chain> chains = new ArrayList<>(namespace.netfilter().of(family));
        String name = words.get(1);
        Chain chain = namespace.netfilter().chain(family, table, name).orElse(null);
        if (chain == null && Character.isUpperCase(name.charAt(1)) && !name.startsWith("VW-")) {
            chain = new Chain(table, name, Policy.ACCEPT, null, List.of());
            chains.add(chain);
        }
        if (words.getFirst().equals("-N")) {
            SimulatedKernel.require(chain == null, "Chain already exists.");
            chains.add(new Chain(table, name, null, name.startsWith("VW-") ? lab : null, List.of()));
        } else {
            SimulatedKernel.require(chain != null, "No chain/target/match by that name.");
            int at = chains.indexOf(chain);
            Chain changed = change(chain, words, lab);
            if (changed == null) {
                chains.remove(at);
            } else {
                chains.set(at, changed);
            }
        }
        Netfilter all = namespace.netfilter();
        return namespace.withNetfilter(
                family == Family.V4 ? new Netfilter(chains, all.v6()) : new Netfilter(all.v4(), chains));
    }

    private static Chain change(Chain chain, List<String> words, String lab) {
        List<Rule> rules = new ArrayList<>(chain.rules());
        List<String> rest = words.subList(2, words.size());
        Policy policy = chain.policy();
        switch (words.getFirst()) {
            case "-A" -> rules.add(rule(rest, lab));
            case "-I" -> {
                boolean numbered = rest.getFirst().matches("[0-9]+");
                int at = numbered ? Integer.parseInt(rest.getFirst()) - 1 : 0;
                rules.add(at, rule(numbered ? rest.subList(1, rest.size()) : rest, lab));
            }
            case "-D" -> {
                if (rest.getFirst().matches("[0-9]+")) {
                    rules.remove(Integer.parseInt(rest.getFirst()) - 1);
                } else {
                    SimulatedKernel.require(rules.remove(rule(rest, lab)), "Bad rule");
                }
            }
            case "-F" -> rules.clear();
            case "-P" -> policy = Policy.of(rest.getFirst()).orElseThrow();
            case "-X" -> {
                SimulatedKernel.require(rules.isEmpty(), "Directory not empty");
                return null;
            }
            default -> throw new IllegalStateException("unknown " + words);
        }
        return new Chain(chain.table(), chain.name(), policy, chain.owner(), rules);
    }

    private static Rule rule(List<String> words, String lab) {
        return new Rule(words, words.contains(Marks.of(lab)) ? lab : null);
    }
}
