package dev.vethwork.topology.segment;

import dev.vethwork.topology.EndId;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.Elsewhere;
import java.util.List;
import java.util.stream.Stream;

/** An interface that stands on one of another node's: a container's macvlan on the card of its machine. */
public record CrossNodeLink(EndId upper, Elsewhere below) {
    /** Those of a drawing, in the order drawn. */
    public static List<CrossNodeLink> of(Topology topology) {
        return topology.nodes().values().stream()
                .flatMap(n -> n instanceof StackNode stack ? Stream.of(stack) : Stream.empty())
                .flatMap(n -> n.stack().interfaces().stream()
                        .flatMap(drawn -> drawn.elsewhere().stream()
                                .map(below -> new CrossNodeLink(new EndId(n.name(), drawn.name()), below))))
                .filter(link -> !link.below().node().equals(link.upper().node()))
                .toList();
    }
}
