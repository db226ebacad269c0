package dev.vethwork.explain.walk.stack;

import dev.vethwork.net.Family;
import dev.vethwork.net.RuleTable;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Netfilter.Chain;
import dev.vethwork.state.netfilter.Match;
import dev.vethwork.state.nft.NftChain;
import java.util.stream.Stream;

/** Rules of a namespace for which its kernel keeps track of connections. */
record TrackingRules(NamespaceState state) {
    /** Whether there is a nat table, empty or not. */
    boolean translate(Family family) {
        return chains(family).anyMatch(c -> c.table() == RuleTable.NAT)
                || state.netfilter().foreign().chains().stream().anyMatch(NftChain::translates);
    }

    /** Whether some rule translates, or asks how a packet belongs to its connection. */
    boolean track(Family family) {
        return translate(family)
                || chains(family)
                        .flatMap(c -> c.rules().stream())
                        .anyMatch(r -> r.meaning().first(Match.Tracked.class).isPresent());
    }

    private Stream<Chain> chains(Family family) {
        return Stream.concat(
                state.netfilter().of(family).stream(),
                state.netfilter().beside().stream().filter(b -> b.family() == family).flatMap(b -> b.chains().stream()));
    }
}
