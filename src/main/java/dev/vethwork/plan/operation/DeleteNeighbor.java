package dev.vethwork.plan.operation;

import dev.vethwork.state.Neighbor;

/** {@code ip -n red neigh del 10.0.0.9 dev eth0}. */
public record DeleteNeighbor(Place link, Neighbor neighbor) implements NeighborOperation {
    @Override
    public String id() {
        return Ids.deletion(Ids.neighbor(link, neighbor));
    }

    @Override
    public Action action() {
        return Action.DELETE;
    }

    @Override
    public ToolCommand command() {
        return ToolCommand.ip(link.namespace(), NeighborOperation.words("del", link, neighbor));
    }
}
