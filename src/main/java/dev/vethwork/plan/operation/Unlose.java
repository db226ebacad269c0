package dev.vethwork.plan.operation;

import java.util.List;

/** {@code nft delete table netdev vethwork-loss-eth0}. */
public record Unlose(Place link) implements ShapingOperation {
    @Override
    public String id() {
        return Ids.deletion(Ids.loss(link));
    }

    @Override
    public Action action() {
        return Action.DELETE;
    }

    @Override
    public ToolCommand command() {
        return new ToolCommand(Tool.NFT, link.namespace(), List.of("delete table netdev " + Lose.table(link.name())));
    }
}
