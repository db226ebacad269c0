package dev.vethwork.format.importing.tool;

import dev.vethwork.format.importing.ImportException;
import dev.vethwork.format.importing.ImportFormat;
import dev.vethwork.format.importing.ImportTexts;
import dev.vethwork.format.importing.Imported;
import dev.vethwork.format.importing.Importer;
import dev.vethwork.format.importing.Source;
import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.format.importing.machine.Space;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Mac;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Scenarios of CORE, in XML. */
public final class CoreXml implements Importer {
    private static final Set<String> FORWARDING = Set.of("router", "mdr", "prouter");
    private static final Set<String> ROUTING =
            Set.of("zebra", "OSPFv2", "OSPFv3", "OSPFv3MDR", "BGP", "RIP", "RIPNG", "Babel", "Xpimd", "FRRzebra", "FRROSPFv2", "FRROSPFv3", "FRRBGP");

    @Override
    public ImportFormat format() {
        return ImportFormat.CORE;
    }

    @Override
    public boolean accepts(Source source) {
        return source.text().contains("<scenario") && source.text().contains("<links");
    }

    @Override
    public Imported read(Source source) throws ImportException {
        Xml root = Xml.read(source.text());
        LabBuilder lab = new LabBuilder(format());
        for (Xml network : root.first("networks").all("network")) {
            network(lab, network);
        }
        for (Xml device : root.first("devices").all("device")) {
            device(lab, device);
        }
        for (Xml link : root.first("links").all("link")) {
            link(lab, link);
        }
        ToolRoutes.draw(lab, id -> root.first("devices").all("device").stream()
                .filter(d -> d.get("id").equals(id))
                .anyMatch(d -> d.first("services").all("service").stream().anyMatch(s -> s.get("name").equals("DefaultRoute"))
                        || d.get("type").equals("PC") || d.get("type").equals("host")));
        return lab.build(source.name());
    }

    private static void network(LabBuilder lab, Xml network) {
        String type = network.get("type").toUpperCase(Locale.ROOT);
        Link bridge = lab.bridge(network.get("id"), network.get("name"), false);
        place(lab, network, bridge.name());
        switch (type) {
            case "SWITCH", "HUB", "" -> lab.report().understood(network.line(), network.get("name"), bridge.name());
            case "RJ45", "TUNNEL" ->
                lab.report().refused(network.line(), network.get("name"), network.get("name"), ImportTexts.of("refused.card", network.get("name")));
            default -> lab.report().refused(network.line(), network.get("name"), network.get("name"), ImportTexts.of("refused.wireless", type));
        }
    }

    private static void place(LabBuilder lab, Xml node, String name) {
        try {
            Xml at = node.first("position");
            lab.place(name, Double.parseDouble(at.get("x")), Double.parseDouble(at.get("y")));
        } catch (NumberFormatException e) {
            // It has none; it gets one.
            return;
        }
    }

    private static void device(LabBuilder lab, Xml device) {
        Space space = lab.namespace(device.get("id"), device.get("name"));
        place(lab, device, space.name());
        if (FORWARDING.contains(device.get("type"))) {
            lab.forwards(space);
        }
        if (!device.get("image").isEmpty()) {
            lab.image(device.get("image"), space.name());
        }
        lab.report().understood(device.line(), device.get("name"), space.name());
        for (Xml service : device.first("services").all("service")) {
            if (ROUTING.contains(service.get("name"))) {
                lab.report().passedOver(service.line(), device.get("name") + ": " + service.get("name"), ImportTexts.of("passed.routing", service.get("name")));
            }
        }
    }

    private static void link(LabBuilder lab, Xml link) {
        String a = either(link, "node1", "node_one");
        String b = either(link, "node2", "node_two");
        if (!lab.has(a) || !lab.has(b)) {
            lab.report().refused(link.line(), a + " – " + b, a + " – " + b, ImportTexts.of("failed.node", lab.has(a) ? b : a));
            return;
        }
        Xml one = end(link, "iface1", "interface1", "interface_one");
        Xml other = end(link, "iface2", "interface2", "interface_two");
        List<Link> made = lab.link(a, device(one, a, b), b, device(other, b, a));
        dress(lab, made.get(0), one, link.line());
        dress(lab, made.get(1), other, link.line());
        Xml options = link.first("options");
        lab.shape(
                made.getFirst(),
                positive(options.get("bandwidth")) ? options.get("bandwidth") + "bit" : null,
                positive(options.get("delay")) ? options.get("delay") + "us" : null,
                positive(options.get("loss")) ? options.get("loss") + "%" : positive(options.get("per")) ? options.get("per") + "%" : null,
                link.line());
        lab.report().understood(link.line(), a + " – " + b, made.getFirst().id());
    }

    private static String either(Xml element, String one, String other) {
        return element.get(one).isEmpty() ? element.get(other) : element.get(one);
    }

    private static Xml end(Xml link, String... names) {
        for (String name : names) {
            if (!link.all(name).isEmpty()) {
                return link.first(name);
            }
        }
        return link.first(names[0]);
    }

    private static String device(Xml end, String node, String peer) {
        String name = end.get("name");
        return name.isEmpty() || name.equals("unassigned") ? "p" + node + "." + peer : name;
    }

    private static boolean positive(String number) {
        return number.matches("[0-9]+(\\.[0-9]+)?") && !number.matches("0+(\\.0+)?");
    }

    private static void dress(LabBuilder lab, Link link, Xml end, int line) {
        for (String[] pair : new String[][] {{"ip4", "ip4_mask"}, {"ip6", "ip6_mask"}}) {
            if (!end.get(pair[0]).isEmpty()) {
                lab.address(link, end.get(pair[0]) + (end.get(pair[1]).isEmpty() ? "" : "/" + end.get(pair[1])), line);
            }
        }
        try {
            if (!end.get("mac").isEmpty()) {
                link.mac(new Mac(end.get("mac")));
            }
        } catch (BadValue e) {
            lab.report().refused(line, end.get("mac"), end.get("mac"), ImportTexts.of("failed.value", String.valueOf(e.getMessage()), e.remedy()));
        }
    }
}
