package dev.vethwork.state.nft;

import java.util.List;

/**
 * What a namespace has of nftables besides the tables that iptables shows.
 *
 * @param isRead whether it could be read; else nobody knows whether there is anything
 */
public record NftRuleset(boolean isRead, List<NftChain> chains) {
    public static final NftRuleset NONE = new NftRuleset(true, List.of());
    /** Where the tool is not installed. */
    public static final NftRuleset UNREAD = new NftRuleset(false, List.of());

    public NftRuleset {
        chains = List.copyOf(chains);
    }
}
