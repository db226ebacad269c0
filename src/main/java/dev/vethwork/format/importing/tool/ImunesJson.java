package dev.vethwork.format.importing.tool;

import dev.vethwork.format.importing.tool.Imunes.Device;
import dev.vethwork.format.importing.tool.Imunes.Experiment;
import dev.vethwork.format.importing.tool.Imunes.Node;
import dev.vethwork.format.importing.tool.Imunes.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An experiment of IMUNES in JSON. */
final class ImunesJson {
    private ImunesJson() {}

    static Experiment read(Data root) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        root.get("nodes").fields().forEach((id, node) -> nodes.put(id, node(node, root.get("gui").get("nodes").get(id))));
        List<Wire> links = new ArrayList<>();
        root.get("links").fields().values().forEach(link -> {
            String[] peers = link.text("peers").strip().split("\\s+");
            String[] devices = (link.text("peers_ifaces") + " ? ?").strip().split("\\s+");
            if (peers.length == 2) {
                Map<String, String> weather = Map.of("bandwidth", link.text("bandwidth"), "delay", link.text("delay"));
                links.add(new Wire(peers[0], devices[0], peers[1], devices[1], weather, link.line()));
            }
        });
        return new Experiment(nodes, links);
    }

    private static Node node(Data node, Data picture) {
        Map<String, Device> devices = new LinkedHashMap<>();
        node.get("ifaces").fields().forEach((id, device) -> {
            List<String> addresses = new ArrayList<>();
            device.get("ipv4_addrs").oneOrMore().forEach(a -> addresses.add(a.text()));
            device.get("ipv6_addrs").oneOrMore().forEach(a -> addresses.add(a.text()));
            boolean loopback = device.text("type").equals("lo");
            devices.put(loopback ? "lo0" : id, new Device(device.text("name"), device.text("mac"), addresses));
        });
        List<String> routes = new ArrayList<>();
        node.get("croutes4").oneOrMore().forEach(r -> routes.add(r.text()));
        node.get("croutes6").oneOrMore().forEach(r -> routes.add(r.text()));
        String[] at = (node.text("iconcoords").isEmpty() ? picture.text("iconcoords") : node.text("iconcoords")).strip().split("\\s+");
        return new Node(
                node.text("type"),
                node.text("name"),
                devices,
                routes,
                !node.text("auto_default_routes").equals("disabled"),
                number(at, 0),
                number(at, 1),
                Map.of(),
                List.of(),
                node.line());
    }

    static double number(String[] words, int index) {
        try {
            return index < words.length ? Double.parseDouble(words[index]) : 100;
        } catch (NumberFormatException e) {
            return 100;
        }
    }
}
