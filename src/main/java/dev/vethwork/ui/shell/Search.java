package dev.vethwork.ui.shell;

import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds nodes by a part of their name, or of a name or an address of one of their interfaces. */
final class Search {
    private Search() {}

    /** Names of the nodes that match, those first whose own name does. */
    static List<String> of(Topology topology, String wanted) {
        Stream<String> named = topology.nodes().keySet().stream().filter(n -> contains(n, wanted));
        Stream<String> plugged = topology.cables().stream()
                .flatMap(c -> c.ends().stream())
                .filter(e -> contains(e.interfaceName(), wanted)
                        || e.addresses().stream().anyMatch(a -> contains(a.text(), wanted)))
                .map(e -> e.node());
        Stream<String> addressed = topology.nodes().values().stream()
                .filter(n -> n instanceof Bridge b && b.addresses().stream().anyMatch(a -> contains(a.text(), wanted)))
                .map(Node::name);
        return Stream.concat(named, Stream.concat(plugged, addressed)).distinct().toList();
    }

    private static boolean contains(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
