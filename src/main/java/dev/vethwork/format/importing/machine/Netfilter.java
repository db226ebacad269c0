package dev.vethwork.format.importing.machine;

import dev.vethwork.net.Family;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.SourceNat;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The rules of a namespace so far, in their chains. */
public final class Netfilter {
    /** Where rules are, one behind the other. */
    public record Chain(Family family, String table, String name) {}

    /**
     * One rule.
     *
     * @param words what it says, to find it again when it is deleted
     * @param parts what is drawn of it; none where it cannot be drawn
     */
    public record Rule(List<String> words, List<Part> parts) {
        public Rule {
            words = List.copyOf(words);
            parts = List.copyOf(parts);
        }
    }

    /** What a rule is in a drawing. */
    public sealed interface Part {
        record Masks(Masquerade masquerade) implements Part {}

        record Sources(SourceNat nat) implements Part {}

        /** @param share the part of the packets that come to it, by chance or by turns */
        record Forwards(PortForward forward, double share) implements Part {}

        record Filters(Firewall.Rule rule) implements Part {}

        /**
         * The same for each interface but one, which only the whole machine can tell.
         *
         * @param loopback whether it is for the loopback as well
         */
        record AllBut(String device, boolean loopback, Function<String, Part> of) implements Part {}

        /** What another chain says, at this place. */
        record Jumps(Chain to) implements Part {}

        /** The same for packets of which this rule, whatever it does, asks for what they are. */
        record JumpsIf(Chain to, Firewall.Rule asked) implements Part {}

        /** No packet is left for it. */
        record Nothing() implements Part {}
    }

    private final Map<Chain, List<Rule>> chains = new LinkedHashMap<>();
    private final Map<Firewall.Chain, Firewall.Policy> policies = new EnumMap<>(Firewall.Chain.class);

    private final Map<Chain, Chain> hooks = new LinkedHashMap<>();
    private final Map<String, List<String>> sets = new HashMap<>();

    /** Chains of nft that packets come to, each with the built-in chain of iptables whose place it has. */
    public Map<Chain, Chain> hooks() {
        return hooks;
    }

    /** Lists of nft that have a name. */
    public Map<String, List<String>> sets() {
        return sets;
    }

    /** Packets come to a chain behind what they met so far. */
    public void hook(Chain chain, Chain place) {
        if (hooks.put(chain, place) == null) {
            rules(place).add(new Rule(List.of(chain.table(), chain.name()), List.of(new Part.Jumps(chain))));
        }
    }

    public List<Rule> rules(Chain chain) {
        return chains.computeIfAbsent(chain, c -> new ArrayList<>());
    }

    public void remove(Chain chain) {
        chains.remove(chain);
    }

    public Map<Firewall.Chain, Firewall.Policy> policies() {
        return policies;
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
        hooks.forEach((chain, place) -> {
            if (chain.table().equals(table)) {
                policies.keySet().removeIf(policy -> policy.name().equals(place.name()));
            }
        });
        hooks.keySet().removeIf(chain -> chain.table().equals(table));
        chains.keySet().removeIf(chain -> chain.table().equals(table));
        chains.values().forEach(rules -> rules.removeIf(rule -> rule.parts().stream()
                .anyMatch(part -> part instanceof Part.Jumps jump && jump.to().table().equals(table))));
    }

    /** Everything goes. */
    public void clear() {
        chains.clear();
        policies.clear();
        hooks.clear();
        sets.clear();
    }

    /** The parts of a chain in their order, with those of the chains that it jumps to. */
    List<Part> parts(Family family, String table, String name) {
        List<Part> all = new ArrayList<>();
        collect(new Chain(family, table, name), all, new HashSet<>());
        return all;
    }

    private void collect(Chain chain, List<Part> into, Set<Chain> within) {
        if (!within.add(chain)) {
            return;
        }
        for (Rule rule : chains.getOrDefault(chain, List.of())) {
            for (Part part : rule.parts()) {
                if (part instanceof Part.Jumps jump) {
                    collect(jump.to(), into, within);
                } else if (part instanceof Part.JumpsIf jump) {
                    List<Part> there = new ArrayList<>();
                    collect(jump.to(), there, within);
                    there.stream().flatMap(each -> Conditions.under(jump.asked(), each)).forEach(into::add);
                } else {
                    into.add(part);
                }
            }
        }
        within.remove(chain);
    }
}
