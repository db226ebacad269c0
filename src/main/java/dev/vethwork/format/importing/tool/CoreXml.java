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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/** Scenarios of CORE, in XML. */
public final class CoreXml implements Importer {
    /** A card of the machine that nobody has chosen; an interface that nobody has named. */
    private static final String UNASSIGNED = "unassigned";

    private static final Set<String> HOSTS = Set.of("PC", "host");
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
        SequencedMap<Xml, Link> radios = new LinkedHashMap<>();
        for (Xml network : root.first("networks").all("network")) {
            network(lab, network, radios);
        }
        List<Xml> devices = root.first("devices").all("device");
        for (Xml device : devices) {
            device(lab, device);
        }
        for (Xml link : root.first("links").all("link")) {
            link(lab, link);
        }
        radios.forEach((network, bridge) -> radio(lab, root, network, bridge));
        Map<String, List<ServiceFile>> files = new HashMap<>();
        for (Xml device : devices) {
            List<ServiceFile> own = files(root, device);
            files.put(device.get("id"), own);
            lab.space(device.get("id")).ifPresent(space -> own.forEach(file -> file.draw(lab, space)));
        }
        ToolRoutes.draw(lab, id -> devices.stream()
                .filter(d -> d.get("id").equals(id) && !ServiceFile.routes(files.getOrDefault(id, List.of())))
                .anyMatch(d -> services(d).contains(ServiceFile.DEFAULT_ROUTE) || HOSTS.contains(d.get("type"))));
        return lab.build(source.name());
    }

    private static void network(LabBuilder lab, Xml network, Map<Xml, Link> radios) {
        String type = network.get("type").toUpperCase(Locale.ROOT);
        String name = network.get("name");
        Link bridge = lab.bridge(network.get("id"), name, false);
        place(lab, network, bridge.name());
        switch (type) {
            case "SWITCH", "HUB", "" -> lab.report().understood(network.line(), name, bridge.name());
            case "WIRELESS_LAN" -> radios.put(network, bridge);
            case "RJ45", "TUNNEL" -> {
                if (name.isEmpty() || name.equals(UNASSIGNED)) {
                    lab.report().passedOver(network.line(), name, ImportTexts.of("passed.placeholder", name));
                } else {
                    lab.report().refused(network.line(), name, name, ImportTexts.of("refused.card", name));
                }
            }
            default -> lab.report().refused(network.line(), name, name, ImportTexts.of("refused.wireless", type));
        }
    }

    /** What a wireless network is like, and who of it moves. */
    private static void radio(LabBuilder lab, Xml root, Xml network, Link bridge) {
        Map<String, String> settings = new HashMap<>();
        for (Xml model : root.first("mobility_configurations").all("mobility_configuration")) {
            boolean own = model.get("node").equals(network.get("id"));
            if (own && model.get("model").equals(Radio.MODEL)) {
                model.all("configuration").forEach(each -> settings.put(each.get("name"), each.get("value")));
            } else if (own && model.all("configuration").stream().anyMatch(each -> each.get("name").equals("file") && !each.get("value").isBlank())) {
                lab.report().refused(model.line(), bridge.name(), bridge.name(), ImportTexts.of("refused.moves", bridge.name()));
            }
        }
        Radio.of(settings).draw(lab, bridge, network.line());
    }

    private static List<String> services(Xml device) {
        return Stream.of("services", "configservices")
                .flatMap(list -> device.first(list).all("service").stream())
                .map(service -> service.get("name"))
                .toList();
    }

    /** What somebody wrote into the services of a node. */
    private static List<ServiceFile> files(Xml root, Xml device) {
        List<ServiceFile> files = new ArrayList<>();
        List<String> services = services(device);
        for (String kind : List.of("service_configurations", "configservice_configurations")) {
            for (Xml service : root.first(kind).all("service")) {
                if (service.get("node").equals(device.get("id")) && services.contains(service.get("name"))) {
                    Stream.concat(service.first("files").all("file").stream(), service.first("templates").all("template").stream())
                            .map(file -> new ServiceFile(service.get("name"), file.get("name"), file.text(), file.line()))
                            .forEach(files::add);
                }
            }
        }
        return files;
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
        return name.isEmpty() || name.equals(UNASSIGNED) ? "p" + node + "." + peer : name;
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
            lab.report().refused(line, end.get("mac"), end.get("mac"), ImportTexts.of("failed.value", e.said(), e.remedySaid()));
        }
    }
}
