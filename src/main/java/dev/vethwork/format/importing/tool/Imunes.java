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
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Experiments of IMUNES, in JSON or in its older form (which CORE wrote as well), {@code *.imn}. */
public final class Imunes implements Importer {
    private static final Pattern OLD = Pattern.compile("(?m)^node n[0-9]+ \\{");
    private static final Set<String> SWITCHES = Set.of("lanswitch", "hub", "stpswitch", "bridge", "switch");
    private static final Set<String> HOSTS = Set.of("pc", "host", "extelem", "ext", "nat64", "filter", "packgen", "click_l3", "mdr", "prouter");
    private static final Set<String> PICTURES = Set.of("text", "rectangle", "oval", "freeform", "pseudo", "image", "polygon", "customIcon");

    @Override
    public ImportFormat format() {
        return ImportFormat.IMUNES;
    }

    @Override
    public boolean accepts(Source source) {
        String text = source.text();
        return OLD.matcher(text).find()
                || text.stripLeading().startsWith("{") && text.contains("\"ifaces\"") && (text.contains("\"peers\"") || text.contains("\"gui\""));
    }

    @Override
    public Imported read(Source source) throws ImportException {
        Experiment experiment = source.text().stripLeading().startsWith("{")
                ? ImunesJson.read(Data.json(source.text()))
                : ImunesText.read(source.text());
        LabBuilder lab = new LabBuilder(format());
        experiment.nodes().forEach((id, node) -> node(lab, id, node));
        experiment.links().forEach(link -> link(lab, experiment, link));
        experiment.nodes().forEach((id, node) -> {
            routes(lab, id, node);
            lab.bridgeOf(id).filter(bridge -> node.isWireless()).ifPresent(bridge -> Radio.of(node.radio()).draw(lab, bridge, node.line()));
            lab.space(id).ifPresent(space -> node.files().forEach(file -> file.draw(lab, space)));
        });
        ToolRoutes.draw(lab, id -> {
            Node node = experiment.nodes().get(id);
            return node != null && node.routesItself() && node.routes().isEmpty() && !ServiceFile.routes(node.files());
        });
        return lab.build(source.name());
    }

    /** What both forms say. */
    record Experiment(Map<String, Node> nodes, List<Wire> links) {}

    /**
     * @param devices by the name that links know them by
     * @param radio what a wireless network is like, as far as the file says
     * @param files what somebody wrote into its services
     */
    record Node(
            String type,
            String name,
            Map<String, Device> devices,
            List<String> routes,
            boolean routesItself,
            double x,
            double y,
            Map<String, String> radio,
            List<ServiceFile> files,
            int line) {
        boolean isWireless() {
            return type.equals("wlan");
        }
    }

    record Device(String name, String mac, List<String> addresses) {
        static final Device NONE = new Device("", "", List.of());
    }

    /** @param deviceA as the node knows it, empty where the form does not say */
    record Wire(String a, String deviceA, String b, String deviceB, Map<String, String> weather, int line) {}

    private static void node(LabBuilder lab, String id, Node node) {
        String name = node.name().isBlank() ? id : node.name();
        if (PICTURES.contains(node.type())) {
            lab.report().passedOver(node.line(), name, ImportTexts.of("passed.picture"));
            return;
        }
        if (SWITCHES.contains(node.type())) {
            Link bridge = lab.bridge(id, name, false);
            bridge.stp(node.type().equals("stpswitch"));
            lab.place(bridge.name(), node.x(), node.y());
            lab.report().understood(node.line(), name, bridge.name());
            return;
        }
        if (node.isWireless()) {
            lab.place(lab.bridge(id, name, false).name(), node.x(), node.y());
            return;
        }
        Space space = lab.namespace(id, name);
        lab.place(space.name(), node.x(), node.y());
        if (node.type().endsWith("router")) {
            lab.forwards(space);
        }
        if (node.type().equals("rj45")) {
            lab.report().passedOver(node.line(), name, ImportTexts.of("passed.placeholder", name));
        } else if (node.type().endsWith("router") || HOSTS.contains(node.type())) {
            lab.report().understood(node.line(), name, space.name());
        } else {
            lab.report().passedOver(node.line(), name, ImportTexts.of("passed.vendor", node.type(), space.name()));
        }
        Device loopback = node.devices().get("lo0");
        if (loopback != null) {
            space.link("lo").ifPresent(lo -> loopback.addresses().stream()
                    .filter(a -> !a.startsWith("127.") && !a.startsWith("::1"))
                    .forEach(a -> lab.address(lo, a, node.line())));
        }
    }

    private static void link(LabBuilder lab, Experiment experiment, Wire wire) {
        String text = wire.a() + " – " + wire.b();
        if (!lab.has(wire.a()) || !lab.has(wire.b())) {
            lab.report().passedOver(wire.line(), text, ImportTexts.of("passed.picture"));
            return;
        }
        Device a = device(experiment, wire.a(), wire.deviceA());
        Device b = device(experiment, wire.b(), wire.deviceB());
        List<Link> made = lab.link(wire.a(), name(a, wire.a(), wire.b()), wire.b(), name(b, wire.b(), wire.a()));
        dress(lab, made.get(0), a, wire.line());
        dress(lab, made.get(1), b, wire.line());
        Map<String, String> weather = wire.weather();
        lab.shape(
                made.getFirst(),
                positive(weather, "bandwidth") ? weather.get("bandwidth") + "bit" : null,
                positive(weather, "delay") ? weather.get("delay") + "us" : null,
                positive(weather, "loss") ? weather.get("loss") + "%" : null,
                wire.line());
        lab.report().understood(wire.line(), text, made.getFirst().id());
    }

    private static boolean positive(Map<String, String> weather, String what) {
        String value = weather.getOrDefault(what, "");
        return value.matches("[0-9]+") && !value.matches("0+");
    }

    private static Device device(Experiment experiment, String node, String device) {
        Node known = experiment.nodes().get(node);
        return known == null ? Device.NONE : known.devices().getOrDefault(device, Device.NONE);
    }

    private static String name(Device device, String node, String peer) {
        return device.name().isEmpty() ? node + "-" + peer : device.name();
    }

    private static void dress(LabBuilder lab, Link link, Device device, int line) {
        if (link.master() == null) {
            device.addresses().forEach(a -> lab.address(link, a, line));
        }
        try {
            if (!device.mac().isEmpty()) {
                link.mac(new Mac(device.mac()));
            }
        } catch (BadValue e) {
            lab.report().refused(line, device.mac(), device.mac(), ImportTexts.of("failed.value", e.said(), e.remedySaid()));
        }
    }

    private static void routes(LabBuilder lab, String id, Node node) {
        lab.space(id).ifPresent(space -> node.routes().forEach(route -> {
            String[] words = route.strip().split("\\s+");
            if (words.length >= 2) {
                lab.route(space, words[0], words[1], null, node.line());
            }
        }));
    }
}
