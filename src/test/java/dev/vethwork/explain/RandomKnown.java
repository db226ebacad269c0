package dev.vethwork.explain;

import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Mac;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.StaticNeighbor;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnVxlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Ends of tunnels that know each other by hand, or one the other, or by what nobody has, by chance. */
record RandomKnown(Random random) {
    private record End(String node, DrawnVxlan tunnel) {
        InterfaceAddress address(boolean v6) {
            return tunnel.addresses().stream().filter(a -> a.ip().isIPv6() == v6).findFirst().orElseThrow();
        }
    }

    Topology put(Topology lab) {
        List<End> ends = lab.nodes().values().stream()
                .filter(StackNode.class::isInstance)
                .map(StackNode.class::cast)
                .flatMap(n -> n.stack().interfaces().stream()
                        .filter(DrawnVxlan.class::isInstance)
                        .map(i -> new End(n.name(), (DrawnVxlan) i)))
                .toList();
        Topology known = lab;
        for (int i = 0; i < ends.size(); i++) {
            for (End other : ends) {
                End end = ends.get(i);
                if (!end.equals(other) && end.tunnel().speaksWith(other.tunnel()) && random.nextInt(4) == 0) {
                    known = known(known, end, other, new Mac("02:00:00:00:02:%02x".formatted(ends.indexOf(other))));
                }
            }
        }
        return known;
    }

    private Topology known(Topology lab, End end, End other, Mac mac) {
        StaticNeighbor neighbor = new StaticNeighbor(
                other.address(random.nextInt(3) == 0).ip(), mac, end.tunnel().name());
        Topology known = Labs.stack(lab, end.node(), s -> {
            List<StaticNeighbor> all = new ArrayList<>(s.neighbors());
            all.add(neighbor);
            return s.withNeighbors(all);
        });
        return random.nextInt(5) == 0
                ? known
                : Labs.stack(known, other.node(), s -> s.editDrawn(other.tunnel().name(), drawn -> having(drawn, mac)));
    }

    private static DrawnInterface having(DrawnInterface drawn, Mac mac) {
        return drawn.withBasics(drawn.basics().withMac(mac));
    }
}
