package dev.vethwork.plan.rules;

import dev.vethwork.net.Family;
import dev.vethwork.net.RuleTable;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.netfilter.Policy;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.netfilter.Firewall;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Rules as somebody wrote them, for those who have read no kernel. */
public final class RuleBook {
    private record Name(Family family, RuleTable table, String chain) {}

    private final Map<Name, List<Netfilter.Rule>> chains = new LinkedHashMap<>();
    private final Map<Family, Set<Firewall.Chain>> drops = new EnumMap<>(Family.class);
    private final Set<String> alone = new HashSet<>();

    /** A chain, which may stay empty. */
    public void chain(Family family, RuleTable table, String chain) {
        chains.computeIfAbsent(new Name(family, table, chain), name -> new ArrayList<>());
    }

    /** The last one of its chain so far. */
    public void add(RulePlace rule) {
        chain(rule.family(), rule.table(), rule.chain());
        chains.getOrDefault(new Name(rule.family(), rule.table(), rule.chain()), new ArrayList<>())
                .add(new Netfilter.Rule(rule.words(), null));
    }

    /** A built-in chain drops what no rule took. */
    public void drops(Family family, Firewall.Chain some) {
        drops.computeIfAbsent(family, _ -> EnumSet.noneOf(Firewall.Chain.class)).add(some);
        chain(family, RuleTable.FILTER, some.name());
    }

    /** What is accepted in a chain, and in those that it leads to, is let through by that alone: others judge it behind. */
    public void judgesAlone(String chain) {
        alone.add(chain);
    }

    /**
     * With the rules.
     *
     * @param devices the interfaces that packets are routed by
     * @param hasV6 whether IPv6 is spoken there
     */
    public IpStack draw(IpStack stack, Set<String> devices, boolean hasV6, RuleTeller teller) {
        Netfilter netfilter = new Netfilter(chains(Family.V4).toList(), chains(Family.V6).toList());
        return new DrawnNetfilter(netfilter, devices, hasV6, hasV6, teller).judgedAgain(alone).draw(stack);
    }

    private Stream<Netfilter.Chain> chains(Family family) {
        return chains.entrySet().stream()
                .filter(chain -> chain.getKey().family() == family)
                .map(chain -> new Netfilter.Chain(
                        chain.getKey().table(),
                        chain.getKey().chain(),
                        isDropping(chain.getKey()) ? Policy.DROP : null,
                        null,
                        chain.getValue()));
    }

    private boolean isDropping(Name name) {
        return name.table() == RuleTable.FILTER
                && drops.getOrDefault(name.family(), Set.of()).stream().anyMatch(chain -> chain.name().equals(name.chain()));
    }
}
