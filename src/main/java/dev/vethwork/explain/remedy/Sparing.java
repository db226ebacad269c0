package dev.vethwork.explain.remedy;

import dev.vethwork.edit.Edit;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.net.ProtocolNumber;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Marking;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lets the answers to who looks for a neighbour go as they are, which a mark leads astray. */
record Sparing(Topology topology, NodeEdits nodes, Gateways gateways) {
    List<Edit> edits(Stop stop, String node) {
        if (stop.nextHop() == null || !(topology.nodes().get(node) instanceof StackNode drawn)) {
            return List.of();
        }
        List<Edit> edits = new ArrayList<>();
        if (drawn.stack().marks().stream().anyMatch(Sparing::isOfNeighbors)) {
            edits.add(nodes.change("fix.markLess", node, Sparing::spared, node));
        }
        edits.addAll(Diverting.mainFirst(drawn, gateways.subnet(stop.nextHop())));
        return edits;
    }

    private static boolean isOfNeighbors(Marking marking) {
        return marking.chain() == Marking.Chain.OUTPUT && (marking.asked().protocol() == null || ProtocolNumber.ICMP.equals(marking.asked().protocol()));
    }

    private static IpStack spared(IpStack stack) {
        return stack.withMarks(stack.marks().stream()
                .flatMap(m -> !isOfNeighbors(m)
                        ? Stream.of(m)
                        : m.asked().protocol() == null ? Stream.of(ProtocolNumber.TCP, ProtocolNumber.UDP).map(of -> m.asking(asked -> asked.withProtocol(of))) : Stream.of())
                .toList());
    }
}
