package dev.vethwork.state.nft;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A chain.
 *
 * @param family whose packets it sees
 * @param hook where packets come to it by themselves; null of one that others jump to
 * @param type what becomes of a packet besides what its rules say
 * @param priority its place among those of its hook, the lowest first
 * @param drops whether it drops what its rules let pass
 */
public record NftChain(
        Family family,
        String table,
        String name,
        @Nullable Hook hook,
        Type type,
        int priority,
        boolean drops,
        List<NftRule> rules) {
    /** A family of tables. */
    public enum Family {
        IP,
        IP6,
        INET,
        BRIDGE,
        ARP,
        NETDEV
    }

    /** What a chain was made for. */
    public enum Type {
        FILTER,
        /** What its rules write into a packet of the node's own has its way looked for once more. */
        ROUTE,
        NAT
    }

    /** A hook; those of iptables' chains have the same names. */
    public enum Hook {
        PREROUTING,
        INPUT,
        FORWARD,
        OUTPUT,
        POSTROUTING,
        /** What comes in by, or leaves by, one interface. */
        INGRESS,
        EGRESS
    }

    public NftChain {
        rules = List.copyOf(rules);
    }

    public boolean translates() {
        return type == Type.NAT;
    }

    public boolean isOf(NftChain other) {
        return family == other.family && table.equals(other.table);
    }

    /** Whom it stops by itself and by its rules, in words: {@code nft inet filter forward: policy drop}. */
    public List<String> lines() {
        Stream<String> policy = hook != null && drops ? Stream.of("policy drop") : Stream.empty();
        return Stream.concat(policy, rules.stream().map(NftRule::text))
                .map(text -> "nft " + title() + ": " + text)
                .toList();
    }

    /** {@code inet filter forward}, as nft names it. */
    public String title() {
        return family.name().toLowerCase(Locale.ROOT) + " " + table + " " + name;
    }
}
