package dev.vethwork.plan.operation;

import dev.vethwork.net.Addresses;
import dev.vethwork.state.Neighbor;
import java.util.ArrayList;
import java.util.List;

/** A neighbour that is never asked for, put into the table or taken out. */
public sealed interface NeighborOperation extends Operation permits PutNeighbor, DeleteNeighbor {
    Place link();

    Neighbor neighbor();

    @Override
    default String home() {
        return link().namespace();
    }

    static List<String> words(String verb, Place link, Neighbor neighbor) {
        return new ArrayList<>(
                List.of("neigh", verb, Addresses.text(neighbor.address()), "dev", link.name()));
    }
}
