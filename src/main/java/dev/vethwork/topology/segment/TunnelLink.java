package dev.vethwork.topology.segment;

import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnInterface;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Two interfaces that are the ends of one tunnel: each knows the other by an address that its node has. */
public record TunnelLink(EndId a, EndId b) {
    private record Mouth(StackNode node, DrawnInterface device) {}

    /** Those of a drawing, in the order drawn, each once. */
    public static List<TunnelLink> of(Topology topology) {
        List<Mouth> mouths = topology.nodes().values().stream()
                .flatMap(n -> n instanceof StackNode stack ? Stream.of(stack) : Stream.empty())
                .flatMap(n -> n.stack().interfaces().stream()
                        .filter(drawn -> drawn.learnsFarEnds() || !drawn.farEnds().isEmpty())
                        .map(drawn -> new Mouth(n, drawn)))
                .toList();
        if (mouths.size() < 2) {
            return List.of();
        }
        Map<IPAddress, String> holders = holders(topology);
        List<TunnelLink> found = new ArrayList<>();
        for (int i = 0; i < mouths.size(); i++) {
            for (Mouth other : mouths.subList(i + 1, mouths.size())) {
                Mouth one = mouths.get(i);
                if (areEnds(one, other, holders)) {
                    found.add(new TunnelLink(id(one), id(other)));
                }
            }
        }
        return found;
    }

    private static boolean areEnds(Mouth one, Mouth other, Map<IPAddress, String> holders) {
        if (!one.device().speaksWith(other.device()) || !other.device().speaksWith(one.device())) {
            return false;
        }
        boolean there = knows(one, other, holders);
        boolean back = knows(other, one, holders);
        return there && (back || other.device().learnsFarEnds()) || back && one.device().learnsFarEnds();
    }

    private static EndId id(Mouth mouth) {
        return new EndId(mouth.node().name(), mouth.device().name());
    }

    private static boolean knows(Mouth one, Mouth other, Map<IPAddress, String> holders) {
        String node = other.node().name();
        return !one.node().name().equals(node)
                && one.device().farEnds().stream().anyMatch(a -> node.equals(holders.get(a)));
    }

    private static Map<IPAddress, String> holders(Topology topology) {
        Map<IPAddress, String> holders = new HashMap<>();
        topology.cables().forEach(c -> c.ends().forEach(e -> hold(holders, e.node(), e.addresses())));
        for (Node node : topology.nodes().values()) {
            switch (node) {
                case StackNode stack ->
                    stack.stack().interfaces().forEach(drawn -> hold(holders, stack.name(), drawn.addresses()));
                case Bridge bridge ->
                    topology.stackOf(bridge.home()).ifPresent(home -> hold(holders, home.name(), bridge.addresses()));
            }
        }
        return holders;
    }

    private static void hold(Map<IPAddress, String> holders, String node, List<InterfaceAddress> addresses) {
        addresses.forEach(a -> holders.putIfAbsent(a.ip(), node));
    }
}
