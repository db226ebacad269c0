package dev.vethwork.drift;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Prefix;
import dev.vethwork.plan.Marks;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.Netfilter.Chain;
import dev.vethwork.state.Netfilter.Rule;
import dev.vethwork.topology.Firewall;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Masquerade;
import dev.vethwork.topology.PortForward;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws NAT and firewall of one namespace as the kernel has them. What no drawing can say is left out. */
final class RuleTakes {
    private static final Map<String, String> SHORT = Map.of(
            "PRE", "PREROUTING", "POST", "POSTROUTING", "IN", "INPUT", "FWD", "FORWARD", "OUT", "OUTPUT");

    private final String lab;
    private final boolean root;
    private final Netfilter netfilter;

    RuleTakes(String lab, String namespace, Netfilter netfilter) {
        this.lab = lab;
        this.root = namespace.isEmpty();
        this.netfilter = netfilter;
    }

    IpStack stack(IpStack drawn) {
        return drawn.withMasquerades(keep(read("POSTROUTING", RuleTakes::masquerade), drawn.masquerades(), RuleTakes::plain))
                .withPortForwards(keep(read("PREROUTING", RuleTakes::forward), drawn.portForwards(), f -> f))
                .withFirewall(firewall(drawn.firewall()));
    }

    private Firewall firewall(Firewall drawn) {
        List<Firewall.Rule> rules = new ArrayList<>();
        Map<Firewall.Chain, Firewall.Policy> policies = new EnumMap<>(Firewall.Chain.class);
        for (Firewall.Chain chain : Firewall.Chain.values()) {
            rules.addAll(keep(read(chain.name(), w -> rule(chain, w)), drawn.rules(), RuleTakes::plain));
            boolean drops = !root
                    && chains(chain.name()).anyMatch(c -> "DROP".equals(c.policy()));
            if (drops) {
                policies.put(chain, Firewall.Policy.DROP);
            } else if (root && drawn.policies().containsKey(chain)) {
                policies.put(chain, drawn.policies().get(chain));
            }
        }
        return new Firewall(policies, rules);
    }

    /** What somebody drew stays as it was written, where the kernel has just that. */
    private static <T> List<T> keep(List<T> read, List<T> drawn, java.util.function.UnaryOperator<T> plain) {
        List<T> left = new ArrayList<>(drawn);
        List<T> kept = new ArrayList<>();
        for (T one : read) {
            Optional<T> same = left.stream().filter(d -> plain.apply(d).equals(one)).findFirst();
            same.ifPresent(left::remove);
            T next = same.orElse(one);
            // A rule without addresses is in both families and drawn once.
            if (!kept.contains(next) || same.isPresent()) {
                kept.add(next);
            }
        }
        return kept;
    }

    /** The kernel clears host bits, and a prefix of no length is no condition. */
    private static @Nullable Prefix plain(@Nullable Prefix prefix) {
        return prefix == null || prefix.isAll() ? null : prefix.network();
    }

    private static Masquerade plain(Masquerade drawn) {
        return new Masquerade(plain(drawn.source()), drawn.out());
    }

    private static Firewall.Rule plain(Firewall.Rule r) {
        return new Firewall.Rule(
                r.chain(), plain(r.source()), plain(r.destination()), r.protocol(), r.port(), r.in(), r.out(),
                r.established(), r.action());
    }

    /** Reads a rule; null where no drawing can say it. */
    private interface Read<T> {
        @Nullable T of(RuleReader words);
    }

    private <T> List<T> read(String chain, Read<T> how) {
        List<T> all = new ArrayList<>();
        chains(chain).flatMap(c -> c.rules().stream()).map(Rule::words).forEach(words -> {
            try {
                T one = how.of(RuleReader.of(words));
                if (one != null) {
                    all.add(one);
                }
            } catch (BadValue e) {
                // Words that no drawing can hold.
            }
        });
        return all;
    }

    private Stream<Chain> chains(String builtIn) {
        return Stream.concat(netfilter.v4().stream(), netfilter.v6().stream())
                .filter(c -> root ? builtIn.equals(ours(c)) : c.name().equals(builtIn))
                .filter(c -> c.table().equals(builtIn.endsWith("ROUTING") ? "nat" : "filter"));
    }

    private @Nullable String ours(Chain chain) {
        String start = Marks.chains(lab);
        return chain.name().startsWith(start) ? SHORT.get(chain.name().substring(start.length())) : null;
    }

    private static @Nullable Masquerade masquerade(RuleReader words) {
        return words.jumpsTo("MASQUERADE") && words.isOnly("-s", "-o")
                ? new Masquerade(words.prefix("-s"), words.word("-o"))
                : null;
    }

    private static @Nullable PortForward forward(RuleReader words) {
        String to = words.word("--to-destination");
        if (!words.jumpsTo("DNAT") || to == null || !words.isOnly("-i", "-p", "--dport", "--to-destination")) {
            return null;
        }
        int colon = to.lastIndexOf(':');
        boolean six = to.indexOf(':') != colon || to.startsWith("[");
        boolean ported = to.startsWith("[") ? to.contains("]:") : !six && colon > 0;
        String address = ported ? to.substring(0, colon) : to;
        return new PortForward(
                words.protocol(),
                words.port(),
                words.word("-i"),
                Addresses.parse(address.replace("[", "").replace("]", "")),
                ported ? Integer.valueOf(to.substring(colon + 1)) : null);
    }

    private static Firewall.@Nullable Rule rule(Firewall.Chain chain, RuleReader words) {
        Firewall.Action action = words.action();
        if (action == null || !words.isOnly("-s", "-d", "-i", "-o", "-p", "--dport", "--ctstate", "--reject-with")) {
            return null;
        }
        String states = words.word("--ctstate");
        if (states != null && !states.equals("RELATED,ESTABLISHED")) {
            return null;
        }
        return new Firewall.Rule(
                chain, words.prefix("-s"), words.prefix("-d"), words.protocol(), words.port(), words.word("-i"),
                words.word("-o"), states != null, action);
    }
}
