package dev.vethwork.format.importing.tool;

import dev.vethwork.format.importing.tool.Imunes.Device;
import dev.vethwork.format.importing.tool.Imunes.Experiment;
import dev.vethwork.format.importing.tool.Imunes.Node;
import dev.vethwork.format.importing.tool.Imunes.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An experiment of IMUNES in its older form: words and braces, as Tcl has them. */
final class ImunesText {
    private ImunesText() {}

    /** A word, and the line that it begins in. */
    private record Item(String text, int line) {}

    static Experiment read(String text) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        List<Wire> links = new ArrayList<>();
        List<Item> items = items(text, 1);
        for (int i = 0; i + 2 < items.size(); i++) {
            Item kind = items.get(i);
            Item body = items.get(i + 2);
            if (kind.text().equals("node")) {
                nodes.put(items.get(i + 1).text(), node(fields(body), kind.line()));
                i += 2;
            } else if (kind.text().equals("link")) {
                link(links, fields(body), kind.line());
                i += 2;
            }
        }
        return new Experiment(nodes, named(nodes, links));
    }

    /** Words; what stands between braces is one. */
    private static List<Item> items(String text, int firstLine) {
        List<Item> items = new ArrayList<>();
        int line = firstLine;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
            }
            if (Character.isWhitespace(c)) {
                i++;
                continue;
            }
            int begun = line;
            int start = i;
            if (c == '{') {
                int depth = 0;
                do {
                    char inner = text.charAt(i++);
                    depth += inner == '{' ? 1 : inner == '}' ? -1 : 0;
                    line += inner == '\n' ? 1 : 0;
                } while (depth > 0 && i < text.length());
                items.add(new Item(text.substring(start + 1, Math.max(start + 1, depth == 0 ? i - 1 : i)), begun));
            } else {
                while (i < text.length() && !Character.isWhitespace(text.charAt(i))) {
                    i++;
                }
                items.add(new Item(text.substring(start, i), begun));
            }
        }
        return items;
    }

    /** Name and value, name and value; several of one name are kept in their order. */
    private static Map<String, List<String>> fields(Item body) {
        Map<String, List<String>> fields = new HashMap<>();
        List<Item> items = items(body.text(), body.line());
        for (int i = 0; i + 1 < items.size(); i += 2) {
            fields.computeIfAbsent(items.get(i).text(), n -> new ArrayList<>()).add(items.get(i + 1).text());
        }
        return fields;
    }

    private static String first(Map<String, List<String>> fields, String name) {
        List<String> values = fields.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    private static Node node(Map<String, List<String>> fields, int line) {
        Map<String, Device> devices = new LinkedHashMap<>();
        List<String> routes = new ArrayList<>();
        String name = "";
        String device = "";
        String mac = "";
        List<String> addresses = new ArrayList<>();
        for (String each : (first(fields, "network-config") + "\n!").lines().map(String::strip).toList()) {
            if (each.startsWith("hostname ")) {
                name = each.substring(9).strip();
            } else if (each.startsWith("interface ")) {
                device = each.substring(10).strip();
            } else if (each.startsWith("ip address ") || each.startsWith("ipv6 address ")) {
                addresses.add(each.substring(each.indexOf("address ") + 8).strip());
            } else if (each.startsWith("mac address ")) {
                mac = each.substring(12).strip();
            } else if (each.startsWith("ip route ") || each.startsWith("ipv6 route ")) {
                routes.add(each.substring(each.indexOf("route ") + 6).strip());
            } else if (each.equals("!") && !device.isEmpty()) {
                devices.put(device, new Device(device, mac, List.copyOf(addresses)));
                device = "";
                mac = "";
                addresses.clear();
            }
        }
        for (String peer : fields.getOrDefault("interface-peer", List.of())) {
            String[] words = peer.strip().split("\\s+");
            if (words.length == 2) {
                devices.putIfAbsent(words[0], new Device(words[0], "", List.of()));
                // Where each of its interfaces leads to, for the links, which do not say.
                devices.put("to " + words[1], devices.getOrDefault(words[0], Device.NONE));
            }
        }
        String[] at = first(fields, "iconcoords").strip().split("\\s+");
        Map<String, String> radio = new HashMap<>();
        List<ServiceFile> files = new ArrayList<>();
        String model = first(fields, "model");
        List<String> services = CoreModel.services(model, first(fields, "services"));
        for (String custom : fields.getOrDefault("custom-config", List.of())) {
            custom(fields(new Item(custom, line)), services, radio, files, line);
        }
        return new Node(
                CoreModel.type(first(fields, "type"), model, services),
                name,
                devices,
                routes,
                CoreModel.routesItself(model, services),
                ImunesJson.number(at, 0),
                ImunesJson.number(at, 1),
                radio,
                files,
                line);
    }

    /** What CORE keeps of a node besides: of a wireless network its radio, of services their files. */
    private static void custom(
            Map<String, List<String>> config, List<String> services, Map<String, String> radio, List<ServiceFile> files, int line) {
        String id = first(config, "custom-config-id");
        String text = first(config, "config");
        if (id.equals(Radio.MODEL)) {
            text.lines().map(String::strip).filter(each -> each.indexOf('=') > 0).forEach(each -> radio.put(
                    each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1)));
        }
        String[] parts = id.split(":", 3);
        if (parts.length == 3 && parts[0].equals("service") && services.contains(parts[1])) {
            files.add(new ServiceFile(parts[1], parts[2], text.stripIndent().strip(), line));
        }
    }

    private static void link(List<Wire> links, Map<String, List<String>> fields, int line) {
        String[] ends = first(fields, "nodes").strip().split("\\s+");
        if (ends.length == 2) {
            Map<String, String> weather = new HashMap<>();
            for (String what : List.of("bandwidth", "delay")) {
                weather.put(what, first(fields, what));
            }
            links.add(new Wire(ends[0], "to " + ends[1], ends[1], "to " + ends[0], weather, line));
        }
    }

    private static List<Wire> named(Map<String, Node> nodes, List<Wire> links) {
        return links.stream().filter(l -> nodes.containsKey(l.a()) && nodes.containsKey(l.b())).toList();
    }
}
