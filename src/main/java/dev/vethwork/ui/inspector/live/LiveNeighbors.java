package dev.vethwork.ui.inspector.live;

import dev.vethwork.explain.Evidence;
import dev.vethwork.net.Addresses;
import dev.vethwork.state.NamespaceState;
import java.util.List;

/** The ARP table, and that of v6. */
final class LiveNeighbors {
    private LiveNeighbors() {}

    static List<LiveRow> of(NamespaceState namespace) {
        return namespace.neighbors().stream()
                .sorted(java.util.Comparator.comparing(n -> n.address()))
                .map(n -> new LiveRow(
                        Show.text(n.address()) + " " + n.interfaceName(),
                        n.interfaceName(),
                        List.of(Show.text(n.address()), Show.text(n.mac()), n.interfaceName(), n.state()),
                        new Evidence(Evidence.Kind.NEIGHBOR, Addresses.text(n.address()))))
                .toList();
    }
}
