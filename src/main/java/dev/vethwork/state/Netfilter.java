package dev.vethwork.state;

import dev.vethwork.net.Family;
import dev.vethwork.net.RuleTable;
import dev.vethwork.state.netfilter.Policy;
import dev.vethwork.state.netfilter.RuleMeaning;
import dev.vethwork.state.nft.NftRuleset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The iptables and ip6tables rules of a namespace. Chains in the order {@code iptables-save} prints them.
 *
 * @param beside rules of another making on the same hooks, observed only: what one side drops the other cannot save
 * @param foreign of nftables, what iptables does not show; read only where somebody wants to see or explain
 */
public record Netfilter(List<Chain> v4, List<Chain> v6, List<Beside> beside, NftRuleset foreign) {
    public static final Netfilter EMPTY = new Netfilter(List.of(), List.of());

    /**
     * A chain.
     *
     * @param policy of a built-in chain, null of a user-defined one
     * @param owner the lab whose chain it is; null for built-in chains and strangers'
     */
    public record Chain(
            RuleTable table,
            String name,
            @Nullable Policy policy,
            @Nullable String owner,
            List<Rule> rules) {
        public Chain {
            rules = List.copyOf(rules);
        }

        public boolean isBuiltIn() {
            return policy != null;
        }

        /** Whether it drops what no rule of it takes. */
        public boolean drops() {
            return policy == Policy.DROP;
        }
    }

    /**
     * A rule, as the words that follow {@code -A CHAIN} in what {@code iptables-save} prints.
     *
     * @param meaning that of the words, read once
     * @param owner the lab that its comment names; null for strangers' rules, and inside namespaces of our own, where the
     *     namespace is the mark
     */
    public record Rule(List<String> words, RuleMeaning meaning, @Nullable String owner) {
        public Rule {
            words = List.copyOf(words);
        }

        public Rule(List<String> words, @Nullable String owner) {
            this(words, RuleMeaning.of(words), owner);
        }

        public Rule(RuleMeaning meaning, @Nullable String owner) {
            this(meaning.words(), meaning, owner);
        }
    }

    /** The two ways in which a kernel holds rules of iptables; what one of them has {@code iptables-save} does not print. */
    public enum Backend {
        LEGACY,
        NF_TABLES;

        /** The command that speaks to it. */
        public String command(Family family) {
            return (family == Family.V4 ? "iptables" : "ip6tables") + (this == LEGACY ? "-legacy" : "-nft");
        }
    }

    /**
     * Rules that the other backend holds. They are never written.
     *
     * @param isRead whether they could be read; else there are some, and nobody knows which
     */
    public record Beside(Backend backend, Family family, boolean isRead, List<Chain> chains) {
        public Beside {
            chains = List.copyOf(chains);
        }

        public String command() {
            return backend.command(family);
        }
    }

    public Netfilter {
        v4 = List.copyOf(v4);
        v6 = List.copyOf(v6);
        beside = List.copyOf(beside);
    }

    public Netfilter(List<Chain> v4, List<Chain> v6) {
        this(v4, v6, List.of(), NftRuleset.NONE);
    }

    public Netfilter withBeside(List<Beside> value) {
        return new Netfilter(v4, v6, value, foreign);
    }

    public List<Chain> of(Family family) {
        return family == Family.V4 ? v4 : v6;
    }

    public Optional<Chain> chain(Family family, RuleTable table, String name) {
        return of(family).stream()
                .filter(c -> c.table() == table && c.name().equals(name))
                .findFirst();
    }
}
