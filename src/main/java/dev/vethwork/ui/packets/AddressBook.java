package dev.vethwork.ui.packets;

import dev.vethwork.net.Addresses;
import dev.vethwork.packet.filter.Filter;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.Document;
import inet.ipaddr.IPAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which drawn node has which address. For the window's thread. */
final class AddressBook {
    private final Document document;
    private Written written = new Written(Topology.empty(""), Map.of());

    /** What is in it as long as this is drawn. */
    private record Written(Topology drawn, Map<String, String> nodes) {}

    AddressBook(Document document) {
        this.document = document;
    }

    @SuppressWarnings("ReferenceEquality") // where nothing was edited, it is the very same
    private Map<String, String> nodes() {
        Topology now = document.now();
        if (now != written.drawn()) {
            Map<String, String> found = new HashMap<>();
            now.cables().forEach(cable -> {
                cable.a().addresses().forEach(a -> found.put(Addresses.text(a.ip()), cable.a().node()));
                cable.b().addresses().forEach(a -> found.put(Addresses.text(a.ip()), cable.b().node()));
            });
            now.nodes().values().forEach(node -> {
                if (node instanceof Bridge bridge) {
                    bridge.addresses().forEach(a -> found.put(Addresses.text(a.ip()), home(now, bridge)));
                }
            });
            written = new Written(now, Map.copyOf(found));
        }
        return written.nodes();
    }

    /** The addresses of a bridge are those of the node that it lives in. */
    private static String home(Topology drawn, Bridge bridge) {
        String namespace = bridge.home().namespace();
        return namespace.isEmpty() ? drawn.host().map(Node::name).orElse(bridge.name()) : namespace;
    }

    Optional<String> node(String address) {
        return Optional.ofNullable(nodes().get(address));
    }

    /** The address, and whose it is where that is known. */
    String named(String address) {
        return node(address).map(node -> address + " " + node).orElse(address);
    }

    /** What the names of nodes stand for in a filter. */
    Filter.Names names() {
        return name -> {
            Set<IPAddress> all = new HashSet<>();
            nodes().forEach((address, node) -> {
                if (node.equals(name)) {
                    all.add(Addresses.parse(address));
                }
            });
            return all;
        };
    }
}
