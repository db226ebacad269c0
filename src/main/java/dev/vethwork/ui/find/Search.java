package dev.vethwork.ui.find;

import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Mac;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnInterface;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds nodes by a part of their name, or of a name, an address or a MAC of one of their interfaces. */
public final class Search {
    private Search() {}

    /** Names first, and within a kind those that begin with what is wanted. @param observed for MACs that the kernel gave */
    public static List<SearchHit> of(Topology topology, NetworkState observed, String query) {
        String wanted = query.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return List.of();
        }
        Predicate<String> matches = text -> text.toLowerCase(Locale.ROOT).contains(wanted);
        List<SearchHit> hits = new ArrayList<>();
        for (Node node : topology.nodes().values()) {
            add(hits, matches, SearchHit.Kind.NAME, node.name(), node.name());
            if (node instanceof Bridge bridge) {
                for (InterfaceAddress address : bridge.addresses()) {
                    add(hits, matches, SearchHit.Kind.ADDRESS, node.name(), address.text());
                }
            }
        }
        for (StackNode node : stacks(topology)) {
            for (DrawnInterface drawn : node.stack().interfaces()) {
                add(hits, matches, SearchHit.Kind.INTERFACE, node.name(), drawn.name());
                drawn.addresses().forEach(a -> add(hits, matches, SearchHit.Kind.ADDRESS, node.name(), a.text()));
            }
        }
        for (CableEnd end : topology.cables().stream().flatMap(c -> c.ends().stream()).toList()) {
            add(hits, matches, SearchHit.Kind.INTERFACE, end.node(), end.interfaceName());
            for (InterfaceAddress address : end.addresses()) {
                add(hits, matches, SearchHit.Kind.ADDRESS, end.node(), address.text());
            }
            mac(topology, observed, end)
                    .ifPresent(mac -> add(hits, matches, SearchHit.Kind.MAC, end.node(), mac.text()));
        }
        hits.sort(Comparator.comparing(SearchHit::kind)
                .thenComparing(h -> !h.what().toLowerCase(Locale.ROOT).startsWith(wanted)));
        return hits.stream().distinct().toList();
    }

    private static List<StackNode> stacks(Topology topology) {
        return topology.nodes().values().stream()
                .filter(StackNode.class::isInstance)
                .map(StackNode.class::cast)
                .toList();
    }

    private static void add(List<SearchHit> hits, Predicate<String> matches, SearchHit.Kind kind, String node, String what) {
        if (matches.test(what)) {
            hits.add(new SearchHit(kind, node, what));
        }
    }

    /** As drawn, or else as the kernel has it. */
    private static Optional<Mac> mac(Topology topology, NetworkState observed, CableEnd end) {
        Mac drawn = end.mac();
        if (drawn != null) {
            return Optional.of(drawn);
        }
        return observed.namespace(topology.homeOf(end.node()).namespace())
                .flatMap(n -> n.device(end.interfaceName()))
                .map(Interface::mac);
    }
}
