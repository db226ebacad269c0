package dev.vethwork.explain.remedy;

import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The drawn end of a cable that an interface of a state is. */
record DrawnEnds(Topology topology) {
    List<EndId> of(String namespace, @Nullable String device) {
        return in(namespace)
                .filter(e -> e.interfaceName().equals(device))
                .map(CableEnd::id)
                .toList();
    }

    Stream<CableEnd> in(String namespace) {
        return topology.cables().stream()
                .flatMap(c -> c.ends().stream())
                .filter(e -> namespaceOf(e).equals(namespace));
    }

    private String namespaceOf(CableEnd end) {
        return topology.homeOf(end.node()).namespace();
    }
}
