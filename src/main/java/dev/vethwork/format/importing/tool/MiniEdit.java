package dev.vethwork.format.importing.tool;

import dev.vethwork.format.importing.ImportException;
import dev.vethwork.format.importing.ImportFormat;
import dev.vethwork.format.importing.ImportTexts;
import dev.vethwork.format.importing.Imported;
import dev.vethwork.format.importing.Importer;
import dev.vethwork.format.importing.Source;
import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.format.importing.machine.Space;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Drawings of MiniEdit, the editor that comes with Mininet, {@code *.mn}. */
public final class MiniEdit implements Importer {
    @Override
    public ImportFormat format() {
        return ImportFormat.MINIEDIT;
    }

    @Override
    public boolean accepts(Source source) {
        String text = source.text();
        return text.stripLeading().startsWith("{") && text.contains("\"switches\"") && text.contains("\"hosts\"") && text.contains("\"links\"");
    }

    @Override
    public Imported read(Source source) throws ImportException {
        Data root = Data.json(source.text());
        LabBuilder lab = new LabBuilder(format());
        Map<String, Integer> ports = new HashMap<>();
        String base = root.get("application").text("ipBase");
        String length = base.contains("/") ? base.substring(base.indexOf('/')) : "/8";
        for (Data node : root.get("switches").items()) {
            node(lab, node, ports);
        }
        Map<String, Data> hosts = new HashMap<>();
        for (Data host : root.get("hosts").items()) {
            String name = name(host);
            hosts.put(name, host);
            Space space = lab.namespace(name, name);
            place(lab, host, space.name());
            lab.report().understood(host.line(), name, space.name());
        }
        Set<String> controllers = new HashSet<>();
        for (Data controller : root.get("controllers").items()) {
            controllers.add(name(controller));
            lab.report().passedOver(controller.line(), name(controller), ImportTexts.of("passed.controller"));
        }
        for (Data link : root.get("links").items()) {
            link(lab, link, ports, hosts, controllers, length);
        }
        hosts.forEach((name, host) -> after(lab, name, host));
        return lab.build(source.name());
    }

    private static String name(Data node) {
        String name = node.get("opts").text("hostname");
        return name.isEmpty() ? "n" + node.text("number") : name;
    }

    private static void place(LabBuilder lab, Data node, String name) {
        lab.place(name, node.get("x").number().orElse(100.0), node.get("y").number().orElse(100.0));
    }

    private static void node(LabBuilder lab, Data node, Map<String, Integer> ports) {
        String name = name(node);
        String type = node.get("opts").text("switchType");
        if (type.equals("legacyRouter")) {
            Space space = lab.namespace(name, name);
            lab.forwards(space);
            place(lab, node, space.name());
            lab.report().understood(node.line(), name, space.name());
            ports.put(name, 0);
            return;
        }
        Link bridge = lab.bridge(name, name, !type.equals("legacySwitch"));
        place(lab, node, bridge.name());
        lab.report().understood(node.line(), name, bridge.name());
        // Mininet counts the ports of a switch from 1.
        ports.put(name, 1);
    }

    private static void link(
            LabBuilder lab,
            Data link,
            Map<String, Integer> ports,
            Map<String, Data> hosts,
            Set<String> controllers,
            String length) {
        String a = link.text("src");
        String b = link.text("dest");
        String text = a + " – " + b;
        if (controllers.contains(a) || controllers.contains(b)) {
            lab.report().passedOver(link.line(), text, ImportTexts.of("passed.controller"));
            return;
        }
        if (!lab.has(a) || !lab.has(b)) {
            lab.report().refused(link.line(), text, text, ImportTexts.of("failed.node", lab.has(a) ? b : a));
            return;
        }
        List<Link> made = lab.link(a, device(a, ports), b, device(b, ports));
        weather(lab, made.getFirst(), link.get("opts"), link.line());
        lab.report().understood(link.line(), text, made.getFirst().id());
        address(lab, made.get(0), hosts.get(a), length);
        address(lab, made.get(1), hosts.get(b), length);
    }

    private static String device(String node, Map<String, Integer> ports) {
        return node + "-eth" + number(node, ports);
    }

    private static int number(String node, Map<String, Integer> ports) {
        int next = ports.getOrDefault(node, 0);
        ports.put(node, next + 1);
        return next;
    }

    private static void weather(LabBuilder lab, Link link, Data options, int line) {
        String rate = options.text("bw").isEmpty() ? null : options.text("bw") + "mbit";
        String delay = options.text("delay");
        String loss = options.text("loss");
        lab.shape(
                link,
                rate,
                delay.isEmpty() || delay.equals("0") ? null : delay.matches("[0-9.]+") ? delay + "us" : delay,
                loss.isEmpty() || loss.equals("0") ? null : loss.endsWith("%") ? loss : loss + "%",
                line);
    }

    /** A host's address is that of its first interface. */
    private static void address(LabBuilder lab, Link end, @Nullable Data host, String length) {
        if (host == null || !end.addresses().isEmpty()
                || end.space().links().values().stream().anyMatch(l -> !l.name().equals("lo") && !l.equals(end))) {
            return;
        }
        String ip = host.get("opts").text("ip");
        String made = ip.isEmpty() ? "10.0.0." + host.get("opts").text("nodeNum") : ip;
        lab.address(end, made.contains("/") ? made : made + length, host.line());
    }

    private static void after(LabBuilder lab, String name, Data host) {
        Data options = host.get("opts");
        String gateway = options.text("defaultRoute").replaceFirst("^via ", "").strip();
        Space space = lab.space(name).orElse(null);
        if (space == null) {
            return;
        }
        if (!gateway.isEmpty()) {
            lab.route(space, "0.0.0.0/0", gateway, null, host.line());
        }
        if (!options.text("startCommand").isBlank()) {
            lab.run(space, options.text("startCommand"), host.line());
        }
        options.get("vlanInterfaces").items().forEach(vlan ->
                lab.report().refused(vlan.line(), name, name, ImportTexts.of("refused.kind", "vlan", vlan.items().isEmpty() ? "" : vlan.items().getLast().text())));
        options.get("externalInterfaces").items().forEach(card ->
                lab.report().refused(card.line(), card.text(), card.text(), ImportTexts.of("refused.card", card.text())));
    }
}
