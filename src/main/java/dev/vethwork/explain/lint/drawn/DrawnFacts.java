package dev.vethwork.explain.lint.drawn;

import dev.vethwork.explain.Ground;
import dev.vethwork.net.Names;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.segment.Segments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A drawing with what rules ask of it again and again worked out once.
 *
 * @param ground where it is to be deployed
 * @param addresses every drawn address
 * @param byStack those addresses by who answers to them
 */
public record DrawnFacts(
        Topology topology,
        Ground ground,
        Segments segments,
        Map<String, List<CableEnd>> ends,
        List<DrawnAddress> addresses,
        Map<String, List<DrawnAddress>> byStack) {
    public static DrawnFacts of(Topology topology, Ground ground) {
        Segments segments = Segments.of(topology);
        Map<String, List<CableEnd>> ends = new HashMap<>();
        topology.cables()
                .forEach(c -> c.ends()
                        .forEach(e -> ends.computeIfAbsent(e.node(), n -> new ArrayList<>()).add(e)));
        List<DrawnAddress> addresses = DrawnAddress.all(topology, segments);
        Map<String, List<DrawnAddress>> byStack =
                addresses.stream().collect(Collectors.groupingBy(DrawnAddress::stack));
        return new DrawnFacts(topology, ground, segments, ends, addresses, byStack);
    }

    public List<CableEnd> endsOf(String node) {
        return ends.getOrDefault(node, List.of());
    }

    public Stream<StackNode> stacks() {
        return topology.nodes().values().stream().filter(StackNode.class::isInstance).map(StackNode.class::cast);
    }

    public Stream<Bridge> bridges() {
        return topology.nodes().values().stream().filter(Bridge.class::isInstance).map(Bridge.class::cast);
    }

    /** The addresses that a node answers to: those of its interfaces and those on the bridges that live in it. */
    public List<DrawnAddress> addressesOf(StackNode node) {
        return byStack.getOrDefault(node.home().namespace(), List.of());
    }

    /** Names of the interfaces that a node has as drawn, for the host also those that are there already. */
    public Set<String> interfacesOf(StackNode node) {
        Set<String> names = new TreeSet<>(Set.of(Names.LOOPBACK));
        endsOf(node.name()).forEach(e -> names.add(e.interfaceName()));
        topology.bridgesIn(node.home()).forEach(b -> {
            names.add(b.name());
            endsOf(b.name()).forEach(e -> names.add(e.interfaceName()));
        });
        node.stack().interfaces().forEach(drawn -> names.add(drawn.name()));
        if (node instanceof Host) {
            names.addAll(ground.root().interfaces().keySet());
        }
        return names;
    }
}
