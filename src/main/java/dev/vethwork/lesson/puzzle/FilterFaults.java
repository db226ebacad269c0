package dev.vethwork.lesson.puzzle;

import dev.vethwork.net.Prefix;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Firewall.Chain;
import dev.vethwork.topology.netfilter.Firewall.Policy;
import dev.vethwork.topology.netfilter.Firewall.Rule;
import dev.vethwork.topology.netfilter.Selector;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Mistakes that say nothing when a packet dies of them. */
final class FilterFaults {
    private FilterFaults() {}

    static Stream<Topology> policies(Topology sound) {
        return StackFaults.stacks(
                sound, s -> Stream.of(Chain.INPUT, Chain.FORWARD).map(chain -> s.withFirewall(dropping(s, chain))));
    }

    private static Firewall dropping(IpStack stack, Chain chain) {
        EnumMap<Chain, Policy> policies = new EnumMap<>(Chain.class);
        policies.putAll(stack.firewall().policies());
        policies.put(chain, Policy.DROP);
        return new Firewall(policies, stack.firewall().rules());
    }

    /** A rule before all others that drops what comes from somebody. */
    static Stream<Topology> drops(Topology sound) {
        List<Prefix> sources = addresses(sound);
        return StackFaults.stacks(
                sound,
                s -> sources.stream()
                        .flatMap(source -> Stream.of(Chain.INPUT, Chain.FORWARD)
                                .map(chain -> s.withFirewall(with(s.firewall(), chain, source)))));
    }

    private static Firewall with(Firewall firewall, Chain chain, Prefix source) {
        List<Rule> rules = new ArrayList<>();
        rules.add(new Rule(chain, Selector.ANY.withSource(source), Firewall.Action.DROP));
        rules.addAll(firewall.rules());
        return new Firewall(firewall.policies(), rules);
    }

    /** A route to one address that leads nowhere. */
    static Stream<Topology> blackholes(Topology sound) {
        List<Prefix> targets = addresses(sound);
        return StackFaults.stacks(sound, s -> targets.stream().map(to -> {
            List<Route> routes = new ArrayList<>(s.routes());
            routes.add(new Route(to, null, null, null, Route.Type.BLACKHOLE));
            return s.withRoutes(routes);
        }));
    }

    static Stream<Topology> strictPaths(Topology sound) {
        return StackFaults.stacks(sound, s -> Stream.of(set(s, "net.ipv4.conf.all.rp_filter", "1")));
    }

    static Stream<Topology> withoutIpv6(Topology sound) {
        return StackFaults.stacks(sound, s -> Stream.of(set(s, "net.ipv6.conf.all.disable_ipv6", "1")));
    }

    private static IpStack set(IpStack stack, String key, String value) {
        TreeMap<String, String> all = new TreeMap<>(stack.sysctls());
        all.put(key, value);
        return stack.withSysctls(all);
    }

    /** Of every node's own interfaces. */
    private static List<Prefix> addresses(Topology sound) {
        return sound.cables().stream()
                .flatMap(c -> c.ends().stream())
                .map(CableEnd::addresses)
                .flatMap(List::stream)
                .map(a -> Prefix.host(a.ip()))
                .distinct()
                .toList();
    }
}
