package dev.vethwork.lesson.puzzle;

import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Mistakes in what a node does with packets. */
final class StackFaults {
    private StackFaults() {}

    static Stream<Topology> withoutForwarding(Topology sound) {
        return stacks(sound, s -> s.forwarding() ? Stream.of(s.withForwarding(false)) : Stream.empty());
    }

    static Stream<Topology> withoutNat(Topology sound) {
        return stacks(
                sound,
                s -> s.masquerades().stream().map(m -> s.withMasquerades(without(s.masquerades(), m))));
    }

    static Stream<Topology> withoutRoute(Topology sound) {
        return stacks(sound, s -> s.routes().stream().map(r -> s.withRoutes(without(s.routes(), r))));
    }

    /** The gateway's address is one off. */
    static Stream<Topology> wrongGateway(Topology sound) {
        return stacks(sound, s -> s.routes().stream().flatMap(r -> Stream.ofNullable(r.via()).map(via -> {
            List<Route> routes = new ArrayList<>(without(s.routes(), r));
            routes.add(new Route(r.to(), beside(via), r.device(), r.metric(), r.type()));
            return s.withRoutes(routes);
        })));
    }

    private static IPAddress beside(IPAddress address) {
        return address.increment(1);
    }

    static <T> List<T> without(List<T> all, T one) {
        return all.stream().filter(x -> !x.equals(one)).toList();
    }

    /** One drawing for each of the stacks that a node's could be. */
    static Stream<Topology> stacks(Topology sound, Function<IpStack, Stream<IpStack>> ways) {
        return sound.nodes().values().stream()
                .filter(StackNode.class::isInstance)
                .map(StackNode.class::cast)
                .flatMap(node -> ways.apply(node.stack())
                        .map(stack -> FixEdits.stack(sound, node.name(), before -> stack)));
    }
}
