package dev.vethwork.edit;

import dev.vethwork.topology.Topology;
import java.util.function.UnaryOperator;

/** An edit made of its parts. */
record NamedEdit(EditName name, UnaryOperator<Topology> function, String mergeKey) implements Edit {
    @Override
    public Topology apply(Topology topology) {
        return function.apply(topology);
    }
}
