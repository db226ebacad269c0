package dev.vethwork.state.nft;

import java.util.List;

/**
 * A rule.
 *
 * @param statements matches and what is done, in their order
 * @param text as {@code nft list ruleset} prints it
 */
public record NftRule(List<NftStatement> statements, String text) {
    public NftRule {
        statements = List.copyOf(statements);
    }
}
