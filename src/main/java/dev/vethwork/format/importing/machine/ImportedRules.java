package dev.vethwork.format.importing.machine;

import dev.vethwork.net.Family;
import dev.vethwork.text.Phrase;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Marking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The rules of a namespace so far, in their chains. */
public final class ImportedRules {
    /** How the tables of nft's begin that are for both families. */
    public static final String OF_BOTH = "nft inet ";

    static final Map<String, Set<String>> BUILT_IN = Map.of(
            "mangle", Arrays.stream(Marking.Chain.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet()),
            "nat", Set.of("PREROUTING", "INPUT", "OUTPUT", "POSTROUTING"),
            "filter", Arrays.stream(Firewall.Chain.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet()));

    /** Where rules are, one behind the other. */
    public record Chain(Family family, String table, String name) {
        /** Whether packets come to it by themselves. */
        public boolean isBuiltIn() {
            return BUILT_IN.getOrDefault(table, Set.of()).contains(name);
        }

        /** Whether it is of a table of nft's that is for both families. */
        boolean isOfBoth() {
            return table.startsWith(OF_BOTH);
        }
    }

    /**
     * One rule.
     *
     * @param words what it says, to find it again when it is deleted
     * @param held what the kernel would hold of it, as {@code iptables-save} prints it
     * @param refused hears why it is not drawn, once all rules are there
     */
    public record Rule(List<String> words, List<List<String>> held, Consumer<Phrase> refused) {
        public Rule {
            words = List.copyOf(words);
            held = List.copyOf(held);
        }
    }

    private final Map<Chain, List<Rule>> chains = new LinkedHashMap<>();
    private final Map<Family, Set<Firewall.Chain>> drops =
            Map.of(Family.V4, EnumSet.noneOf(Firewall.Chain.class), Family.V6, EnumSet.noneOf(Firewall.Chain.class));

    private final Map<Chain, Hook> hooks = new LinkedHashMap<>();
    private final Map<String, List<String>> sets = new HashMap<>();

    /**
     * Where packets come to a chain of nft by themselves.
     *
     * @param place the built-in chain of iptables whose place it has
     * @param priority of several in one place the lowest comes first
     * @param drops whether what no rule took ends there
     */
    public record Hook(Chain place, int priority, boolean drops) {}

    /** Chains of nft that packets come to. */
    public Map<Chain, Hook> hooks() {
        return hooks;
    }

    /** Lists of nft that have a name. */
    public Map<String, List<String>> sets() {
        return sets;
    }

    public void hook(Chain chain, Chain place, int priority) {
        hooks.put(chain, new Hook(place, priority, false));
    }

    /** What no rule of such a chain took ends there. */
    public void drop(Chain chain) {
        hooks.computeIfPresent(chain, (_, hook) -> new Hook(hook.place(), hook.priority(), true));
    }

    Map<Chain, List<Rule>> chains() {
        return chains;
    }

    boolean isEmpty() {
        return chains.values().stream().allMatch(List::isEmpty) && drops.values().stream().allMatch(Set::isEmpty);
    }

    public List<Rule> rules(Chain chain) {
        return chains.computeIfAbsent(chain, c -> new ArrayList<>());
    }

    /** Whether rules can be put there. */
    public boolean has(Chain chain) {
        return chain.isBuiltIn() || chains.containsKey(chain);
    }

    public void remove(Chain chain) {
        chains.remove(chain);
    }

    /** Built-in chains that drop what no rule took. */
    public Set<Firewall.Chain> drops(Family family) {
        return drops.getOrDefault(family, Set.of());
    }

    /** Empties all chains of a table. */
    public void flush(Family family, String table) {
        chains.forEach((chain, rules) -> {
            if (chain.family() == family && chain.table().equals(table)) {
                rules.clear();
            }
        });
    }

    /** A table of nft goes, and with it what its chains did with the rest. */
    public void removeTable(String table) {
        hooks.keySet().removeIf(chain -> chain.table().equals(table));
        chains.keySet().removeIf(chain -> chain.table().equals(table));
    }

    /** Everything goes. */
    public void clear() {
        chains.clear();
        drops.values().forEach(Set::clear);
        hooks.clear();
        sets.clear();
    }
}
