package dev.vethwork.plan.operation;

import dev.vethwork.state.Neighbor;
import java.util.List;
import java.util.Objects;

/**
 * {@code ip -n red neigh replace 10.0.0.9 dev eth0 lladdr 02:00:00:00:00:09 nud permanent}.
 *
 * @param again whether there is another one for the address, whose place it takes
 */
public record PutNeighbor(Place link, Neighbor neighbor, boolean again) implements NeighborOperation {
    @Override
    public String id() {
        return Ids.neighbor(link, neighbor);
    }

    @Override
    public Action action() {
        return again ? Action.CHANGE : Action.CREATE;
    }

    @Override
    public ToolCommand command() {
        List<String> words = NeighborOperation.words("replace", link, neighbor);
        words.addAll(List.of("lladdr", Objects.requireNonNull(neighbor.mac()).text(), "nud", "permanent"));
        if (link.isInRoot()) {
            words.addAll(List.of("protocol", RouteOperation.PROTOCOL));
        }
        return ToolCommand.ip(link.namespace(), words);
    }
}
