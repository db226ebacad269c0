package dev.vethwork.plan;

import dev.vethwork.net.Family;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.Netfilter.Chain;
import dev.vethwork.state.Netfilter.Rule;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.netfilter.RuleTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What of a drawing was there before the lab, as a drawing of the machine asks for it. Of what is drawn just so nothing is left
 * to want: the lab neither makes it nor takes it away. What is drawn otherwise is wanted, and meets what is there as a conflict.
 */
final class GivenBefore {
    private GivenBefore() {}

    static NetworkState without(NetworkState drawn, SortedMap<String, NamespaceState> given) {
        TreeMap<String, NamespaceState> left = new TreeMap<>();
        drawn.namespaces().forEach((name, space) -> {
            NamespaceState before = given.get(name);
            if (before == null || !before.equals(space)) {
                left.put(name, before == null ? space : without(space, before));
            }
        });
        return new NetworkState(left, drawn.fresh(), drawn.given());
    }

    static NamespaceState without(NamespaceState drawn, NamespaceState given) {
        return drawn.withInterfaces(without(drawn.interfaces(), given.interfaces()))
                .withRoutes(without(drawn.routes(), given.routes()))
                .withRules(without(drawn.rules(), given.rules()))
                .withNeighbors(without(drawn.neighbors(), given.neighbors()))
                .withProxies(without(drawn.proxies(), given.proxies()))
                .withSysctls(without(drawn.sysctls(), given.sysctls()))
                .withNetfilter(new Netfilter(
                        chains(drawn.netfilter(), given.netfilter(), Family.V4),
                        chains(drawn.netfilter(), given.netfilter(), Family.V6)));
    }

    private static <T> SortedMap<String, T> without(Map<String, T> drawn, Map<String, T> given) {
        TreeMap<String, T> left = new TreeMap<>(drawn);
        left.entrySet().removeAll(given.entrySet());
        return left;
    }

    /** One of two that are alike was there once. */
    private static <T> List<T> without(List<T> drawn, List<T> given) {
        List<T> before = new ArrayList<>(given);
        List<T> left = new ArrayList<>();
        drawn.forEach(each -> {
            if (!before.remove(each)) {
                left.add(each);
            }
        });
        return left;
    }

    /** A chain is left where a rule of it is, and so is what leads to it. */
    private static List<Chain> chains(Netfilter drawn, Netfilter given, Family family) {
        List<Chain> left = new ArrayList<>();
        for (Chain chain : drawn.of(family)) {
            List<Rule> before = given.chain(family, chain.table(), chain.name()).map(Chain::rules).orElse(List.of());
            List<Rule> rules = without(chain.rules(), before);
            boolean policy = chain.drops()
                    && given.chain(family, chain.table(), chain.name()).filter(Chain::drops).isEmpty();
            if (!rules.isEmpty() || policy) {
                left.add(new Chain(chain.table(), chain.name(), chain.policy(), chain.owner(), rules));
            }
        }
        Set<String> own = left.stream().filter(c -> !c.isBuiltIn()).map(Chain::name).collect(Collectors.toSet());
        List<Chain> led = new ArrayList<>();
        for (Chain chain : drawn.of(family)) {
            if (chain.rules().stream().anyMatch(rule -> leads(rule, own))) {
                led.add(chain);
            } else {
                left.stream()
                        .filter(c -> c.table() == chain.table() && c.name().equals(chain.name()))
                        .findFirst()
                        .ifPresent(led::add);
            }
        }
        return led;
    }

    private static boolean leads(Rule rule, Set<String> own) {
        return rule.meaning().target() instanceof RuleTarget.Jump jump && own.contains(jump.chain());
    }
}
