package dev.vethwork.state;

import dev.vethwork.net.Family;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The iptables and ip6tables rules of a namespace. Chains in the order {@code iptables-save} prints them. */
public record Netfilter(List<Chain> v4, List<Chain> v6) {
    public static final Netfilter EMPTY = new Netfilter(List.of(), List.of());

    /**
     * A chain.
     *
     * @param table filter, nat, mangle, raw or security
     * @param policy ACCEPT or DROP of a built-in chain, null of a user-defined one
     * @param owner the lab whose chain it is; null for built-in chains and strangers'
     */
    public record Chain(
            String table,
            String name,
            @Nullable String policy,
            @Nullable String owner,
            List<Rule> rules) {
        public Chain {
            rules = List.copyOf(rules);
        }
    }

    /**
     * A rule, as the words that follow {@code -A CHAIN} in what {@code iptables-save} prints.
     *
     * @param owner the lab that its comment names; null for strangers' rules, and inside namespaces of our own, where the
     *     namespace is the mark
     */
    public record Rule(List<String> words, @Nullable String owner) {
        public Rule {
            words = List.copyOf(words);
        }
    }

    public Netfilter {
        v4 = List.copyOf(v4);
        v6 = List.copyOf(v6);
    }

    public List<Chain> of(Family family) {
        return family == Family.V4 ? v4 : v6;
    }

    public Optional<Chain> chain(Family family, String table, String name) {
        return of(family).stream()
                .filter(c -> c.table().equals(table) && c.name().equals(name))
                .findFirst();
    }
}
