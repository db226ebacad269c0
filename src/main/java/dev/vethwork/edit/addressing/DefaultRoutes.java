package dev.vethwork.edit.addressing;

import dev.vethwork.net.Family;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.segment.Segment;
import dev.vethwork.topology.segment.Segments;
import inet.ipaddr.IPAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Default routes toward the way out: what leads to the Internet, else the host, else routers beside an outside machine, else any router. A router's own
 * leads to one that is nearer to the way out, so that default routes never run in circles.
 */
final class DefaultRoutes {
    /** A node on a segment with the addresses that it has there. */
    private record Stop(String node, List<InterfaceAddress> addresses) {}

    private final Topology topology;
    private final List<List<Stop>> segments = new ArrayList<>();
    private final Map<String, List<Integer>> segmentsOf = new HashMap<>();
    private final Map<String, Integer> hopsOut;

    private DefaultRoutes(Topology topology) {
        this.topology = topology;
        for (Segment segment : Segments.of(topology).all()) {
            List<Stop> stops = stops(segment);
            stops.forEach(s -> segmentsOf.computeIfAbsent(s.node(), _ -> new ArrayList<>()).add(segments.size()));
            segments.add(stops);
        }
        this.hopsOut = hopsOut();
    }

    static Topology in(Topology topology) {
        DefaultRoutes routes = new DefaultRoutes(topology);
        return DrawnAddresses.with(topology, routes::complete, end -> end);
    }

    private Node complete(Node node) {
        if (!(node instanceof Namespace namespace) || namespace.role() == Namespace.Role.OUTSIDE) {
            return node;
        }
        List<Route> all = new ArrayList<>(namespace.stack().routes());
        for (Family family : Family.values()) {
            if (all.stream().noneMatch(r -> r.to().equals(Prefix.all(family)))) {
                gateway(namespace.name(), family).ifPresent(g -> all.add(Route.via(Prefix.all(family), g)));
            }
        }
        return namespace.withStack(namespace.stack().withRoutes(all));
    }

    /** The address, on a link of this node, of the neighbour that is nearest to the way out. */
    private Optional<IPAddress> gateway(String node, Family family) {
        int own = hopsOut.getOrDefault(node, Integer.MAX_VALUE);
        record Candidate(int hops, IPAddress address) {}
        List<Candidate> candidates = new ArrayList<>();
        for (int segment : segmentsOf.getOrDefault(node, List.of())) {
            List<InterfaceAddress> mine = segments.get(segment).stream()
                    .filter(s -> s.node().equals(node))
                    .flatMap(s -> s.addresses().stream())
                    .toList();
            for (Stop stop : segments.get(segment)) {
                int hops = hopsOut.getOrDefault(stop.node(), Integer.MAX_VALUE);
                if (hops < own) {
                    stop.addresses().stream()
                            .filter(a -> a.family() == family)
                            .filter(a -> mine.stream().anyMatch(m -> m.prefix().contains(a.ip())))
                            .forEach(a -> candidates.add(new Candidate(hops, a.ip())));
                }
            }
        }
        return candidates.stream().min(Comparator.comparingInt(Candidate::hops)).map(Candidate::address);
    }

    private List<Stop> stops(Segment segment) {
        List<Stop> stops = new ArrayList<>();
        for (String name : segment.bridges()) {
            if (topology.nodes().get(name) instanceof Bridge bridge) {
                topology.stackOf(bridge.home()).ifPresent(n -> stops.add(new Stop(n.name(), bridge.addresses())));
            }
        }
        for (CableEnd end : segment.ends()) {
            stops.add(new Stop(end.node(), end.addresses()));
        }
        return stops;
    }

    /** How many segments a forwarding node is away from the way out; nodes that do not forward have no number. */
    private Map<String, Integer> hopsOut() {
        Map<String, Integer> hops = new HashMap<>();
        Deque<String> next = new ArrayDeque<>();
        for (String exit : exits()) {
            hops.put(exit, 0);
            next.add(exit);
        }
        while (!next.isEmpty()) {
            String here = next.remove();
            for (String there : neighbours(here)) {
                if (forwards(there) && hops.putIfAbsent(there, hops.getOrDefault(here, 0) + 1) == null) {
                    next.add(there);
                }
            }
        }
        return hops;
    }

    private List<String> exits() {
        List<String> internet = topology.nodes().values().stream()
                .filter(Internet.class::isInstance)
                .map(Node::name)
                .toList();
        if (!internet.isEmpty()) {
            return internet;
        }
        if (topology.host().isPresent()) {
            return topology.host().map(Host::name).stream().toList();
        }
        List<String> routers = topology.nodes().keySet().stream().filter(this::forwards).toList();
        List<String> border = routers.stream()
                .filter(r -> neighbours(r).stream().anyMatch(this::isOutside))
                .toList();
        return border.isEmpty() ? routers : border;
    }

    private List<String> neighbours(String node) {
        return segmentsOf.getOrDefault(node, List.of()).stream()
                .flatMap(i -> segments.get(i).stream().map(Stop::node))
                .filter(n -> !n.equals(node))
                .distinct()
                .toList();
    }

    private boolean forwards(String node) {
        return topology.nodes().get(node) instanceof StackNode s
                && !isOutside(node)
                && (s.stack().forwarding() || s instanceof Namespace n && n.role() == Namespace.Role.ROUTER);
    }

    private boolean isOutside(String node) {
        return topology.nodes().get(node) instanceof Namespace n && n.role() == Namespace.Role.OUTSIDE;
    }
}
