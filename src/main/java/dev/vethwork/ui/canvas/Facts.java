package dev.vethwork.ui.canvas;

import dev.vethwork.net.Mac;
import dev.vethwork.net.Prefix;
import dev.vethwork.render.Weather;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.RouteEntry.Hop;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Shaping;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.canvas.look.Silhouette;
import dev.vethwork.ui.model.LabSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known of an element, in a few lines: as the kernel has it where it is deployed, else as it is drawn. */
final class Facts {
    private static final int MOST_ROUTES = 8;

    private Facts() {}

    static String of(String id, Topology topology, LabSession session) {
        NetworkState observed = session.deployed().get() ? session.observed().get() : NetworkState.EMPTY;
        String status = Texts.get("element." + session.status(id).name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return topology.node(id)
                .map(node -> node(node, topology, observed, status))
                .or(() -> topology.cables().stream()
                        .filter(c -> c.id().equals(id))
                        .findFirst()
                        .map(cable -> cable(cable, topology, observed, status)))
                .orElse("");
    }

    private static String node(Node node, Topology topology, NetworkState observed, String status) {
        List<String> lines = new ArrayList<>();
        lines.add(node.name() + " · " + Texts.get("kind." + Silhouette.of(node).key()) + " · " + status);
        if (node instanceof Bridge bridge && !bridge.addresses().isEmpty()) {
            lines.add(words(bridge.addresses().stream().map(a -> a.text())));
        }
        topology.endsOf(node.name()).forEach(end -> lines.add(end(end, topology, observed)));
        List<RouteEntry> routes = routes(node, observed);
        if (!routes.isEmpty()) {
            lines.add("");
            routes.stream().limit(MOST_ROUTES).map(Facts::route).forEach(lines::add);
            if (routes.size() > MOST_ROUTES) {
                lines.add(Texts.get("facts.more", routes.size() - MOST_ROUTES));
            }
        }
        return String.join("\n", lines);
    }

    private static List<RouteEntry> routes(Node node, NetworkState observed) {
        if (node.isInRoot() && node instanceof Bridge) {
            return List.of();
        }
        return observed.namespace(node.isInRoot() ? NetworkState.ROOT : node.name())
                .map(NamespaceState::routes)
                .orElse(List.of())
                .stream()
                .filter(r -> r.table().isMain())
                .toList();
    }

    private static String route(RouteEntry route) {
        Optional<Hop> hop = route.hops().stream().findFirst();
        String via = hop.map(Hop::via).map(v -> " via " + v).orElse("");
        String device = hop.map(Hop::device).map(d -> " dev " + d).orElse("");
        return (route.to().isAll() ? "default" : route.to().text()) + via + device;
    }

    private static String cable(Cable cable, Topology topology, NetworkState observed, String status) {
        List<String> lines = new ArrayList<>();
        lines.add(cable.a().node() + " — " + cable.b().node() + " · " + status);
        cable.ends().forEach(end -> lines.add(end.node() + ":" + end(end, topology, observed)));
        String weather = weather(cable.shaping());
        if (!weather.isEmpty()) {
            lines.add(weather);
        }
        return String.join("\n", lines);
    }

    private static String weather(Shaping shaping) {
        return Weather.text(shaping);
    }

    private static String end(CableEnd end, Topology topology, NetworkState observed) {
        boolean inRoot = topology.node(end.node()).filter(Node::isInRoot).isPresent();
        Optional<Interface> there = observed.namespace(inRoot ? NetworkState.ROOT : end.node())
                .flatMap(n -> n.device(end.interfaceName()));
        String addresses = there.map(i -> words(i.addresses().stream().map(Prefix::text)))
                .orElseGet(() -> words(end.addresses().stream().map(a -> a.text())));
        String mac = there.map(Interface::mac).or(() -> Optional.ofNullable(end.mac())).map(Mac::text).orElse("");
        return words(Stream.of(end.interfaceName(), end.dhcp() ? "DHCP" : "", addresses, mac, Weather.text(end.shaping()), end.up() ? "" : Texts.get("facts.down")));
    }

    private static String words(Stream<String> words) {
        return words.filter(w -> !w.isEmpty()).collect(Collectors.joining("  "));
    }
}
