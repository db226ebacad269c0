package dev.vethwork.format.importing.tool;

import dev.vethwork.format.importing.ImportException;
import dev.vethwork.format.importing.ImportFormat;
import dev.vethwork.format.importing.ImportTexts;
import dev.vethwork.format.importing.Imported;
import dev.vethwork.format.importing.Importer;
import dev.vethwork.format.importing.ReportBuilder;
import dev.vethwork.format.importing.Source;
import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.format.importing.machine.Machine;
import dev.vethwork.format.importing.machine.Space;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Mac;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Topologies of containerlab, {@code *.clab.yml}. */
public final class Containerlab implements Importer {
    private static final Pattern FORM = Pattern.compile("(?m)^topology:\\s*(#.*)?$");
    private static final Pattern NODES = Pattern.compile("(?m)^\\s+nodes:");

    /** Kinds whose images are plain Linux. */
    private static final Set<String> LINUX = Set.of("linux", "", "k8s-kind", "ext-container", "generic_vm", "vyosnetworks_vyos");

    /** Every node has it, besides those of its links. */
    private static final String MANAGEMENT = "eth0";

    private static final Set<String> UNDRAWN_ENDS = Set.of("mgmt-net", "macvlan", "vxlan", "vxlan-stitch", "dummy");

    @Override
    public ImportFormat format() {
        return ImportFormat.CONTAINERLAB;
    }

    @Override
    public boolean accepts(Source source) {
        String text = source.text();
        return FORM.matcher(text).find() && NODES.matcher(text).find();
    }

    @Override
    public Imported read(Source source) throws ImportException {
        Binds binds = new Binds(source);
        LabBuilder lab = new LabBuilder(format(), binds);
        return lab.build(add(lab, binds, source));
    }

    /** For a script that has it deployed: its nodes are containers there. */
    public static void deploy(Source source, Machine machine, ReportBuilder report) throws ImportException {
        Binds binds = new Binds(source);
        LabBuilder lab = new LabBuilder(ImportFormat.CONTAINERLAB, binds, machine, report);
        add(lab, binds, source);
        lab.finish();
        Data root = Data.yaml(source.text());
        String before = before(root);
        lab.nodes().forEach((name, space) -> machine.containers().add(before + name, space));
    }

    /** What stands before a node's name in that of its container. */
    private static String before(Data root) {
        String prefix = root.has("prefix") ? root.text("prefix") : "clab";
        return switch (prefix) {
            case "" -> "";
            case "__lab-name" -> root.text("name") + "-";
            default -> prefix + "-" + root.text("name") + "-";
        };
    }

    /** @return what the lab is called */
    private static String add(LabBuilder lab, Binds binds, Source source) throws ImportException {
        Data root = Data.yaml(source.text());
        Data topology = root.get("topology");
        if (!topology.has("nodes")) {
            throw ImportException.of("unreadable", "containerlab", "topology.nodes");
        }
        topology.get("nodes").fields().forEach((name, node) -> node(lab, topology, name, node));
        topology.get("links").items().forEach(link -> link(lab, link));
        topology.get("nodes").fields().forEach((name, node) -> lab.space(name).ifPresent(space -> {
            if (!setting(topology, node, "network-mode").text().equals("none")) {
                lab.undrawn(space, MANAGEMENT);
            }
            setting(topology, node, "binds").items().forEach(bind -> binds.add(space.name(), bind.text()));
        }));
        topology.get("nodes").fields().forEach((name, node) -> commands(lab, topology, name, node));
        String name = root.text("name");
        return name.isEmpty() ? source.name() : LabBuilder.plain(name, 60);
    }

    /** A setting of a node, or of its group, its kind or all. */
    private static Data setting(Data topology, Data node, String name) {
        Data own = node.get(name);
        if (own.isThere()) {
            return own;
        }
        Data group = topology.get("groups").get(node.text("group")).get(name);
        if (group.isThere()) {
            return group;
        }
        if (!name.equals("kind")) {
            Data kind = topology.get("kinds").get(setting(topology, node, "kind").text()).get(name);
            if (kind.isThere()) {
                return kind;
            }
        }
        return topology.get("defaults").get(name);
    }

    /** Those of a node are laid over those of its group, its kind and all. */
    private static Map<String, String> sysctls(Data topology, Data node) {
        Data kind = topology.get("kinds").get(setting(topology, node, "kind").text());
        Data group = topology.get("groups").get(node.text("group"));
        Map<String, String> all = new LinkedHashMap<>();
        for (Data each : List.of(topology.get("defaults"), kind, group, node)) {
            each.get("sysctls").fields().forEach((key, value) -> all.put(key, value.text()));
        }
        return all;
    }

    private static void node(LabBuilder lab, Data topology, String name, Data node) {
        String kind = setting(topology, node, "kind").text();
        switch (kind) {
            case "bridge", "ovs-bridge" -> {
                lab.bridgeThere(name, kind.equals("ovs-bridge"));
                lab.report().understood(node.line(), name, name);
            }
            case "host" -> {
                lab.host(name);
                lab.report().understood(node.line(), name, "host");
            }
            default -> {
                Space space = lab.namespace(name, name);
                String image = setting(topology, node, "image").text();
                if (!image.isEmpty()) {
                    lab.image(image, space.name());
                }
                if (LINUX.contains(kind)) {
                    lab.report().understood(node.line(), name, space.name());
                } else {
                    lab.report().passedOver(node.line(), name, ImportTexts.of("passed.vendor", kind, space.name()));
                }
                configuration(lab, topology, name, node);
            }
        }
    }

    private static void configuration(LabBuilder lab, Data topology, String name, Data node) {
        List<String> files = new ArrayList<>();
        setting(topology, node, "binds").items().forEach(bind -> files.add(bind.text()));
        String startup = setting(topology, node, "startup-config").text();
        if (!startup.isEmpty()) {
            files.add(startup);
        }
        for (String file : files) {
            lab.report().passedOver(node.line(), name + ": " + file, ImportTexts.of("passed.file", file));
        }
    }

    private static void link(LabBuilder lab, Data link) {
        List<End> ends = ends(link);
        String text = ends.isEmpty() ? link.text("type") : ends.stream().map(End::text).reduce((a, b) -> a + " – " + b).orElse("");
        for (End end : ends) {
            if (UNDRAWN_ENDS.contains(end.node()) && !lab.has(end.node()) || !link.text("type").isEmpty() && !link.text("type").equals("veth")) {
                lab.report().passedOver(link.line(), text, ImportTexts.of("passed.linkKind", end.node().isEmpty() ? link.text("type") : end.node()));
                return;
            }
            if (end.node().equals("host") && !lab.has("host")) {
                lab.host("host");
            }
            if (!lab.has(end.node())) {
                lab.report().refused(link.line(), text, text, ImportTexts.of("failed.node", end.node()));
                return;
            }
        }
        if (ends.size() != 2) {
            lab.report().passedOver(link.line(), text, ImportTexts.of("passed.linkKind", link.text("type")));
            return;
        }
        End a = ends.get(0);
        End b = ends.get(1);
        List<Link> made = lab.link(a.node(), a.device(), b.node(), b.device());
        for (int i = 0; i < 2; i++) {
            dress(lab, made.get(i), ends.get(i), link, i);
        }
        lab.report().understood(link.line(), text, made.getFirst().id());
    }

    private static void dress(LabBuilder lab, Link link, End end, Data whole, int place) {
        whole.get("mtu").number().ifPresent(mtu -> link.mtu(mtu.intValue()));
        try {
            if (!end.mac().isEmpty()) {
                link.mac(new Mac(end.mac()));
            }
        } catch (BadValue e) {
            lab.report().refused(whole.line(), end.text(), end.text(), ImportTexts.of("failed.value", e.said(), e.remedySaid()));
        }
        for (String family : List.of("ipv4", "ipv6")) {
            List<Data> both = whole.get(family).items();
            if (place < both.size()) {
                lab.address(link, both.get(place).text(), whole.line());
            }
            lab.address(link, end.addresses().getOrDefault(family, ""), whole.line());
        }
    }

    /** One end of a link as it is written. */
    private record End(String node, String device, String mac, Map<String, String> addresses) {
        private String text() {
            return node + ":" + device;
        }
    }

    private static List<End> ends(Data link) {
        List<End> ends = new ArrayList<>();
        for (Data end : link.has("endpoints") ? link.get("endpoints").items() : link.get("endpoint").oneOrMore()) {
            if (end.has("node")) {
                ends.add(new End(
                        end.text("node"),
                        end.text("interface"),
                        end.text("mac"),
                        Map.of("ipv4", end.text("ipv4"), "ipv6", end.text("ipv6"))));
            } else {
                String text = end.text();
                int colon = text.indexOf(':');
                ends.add(new End(
                        colon < 0 ? text : text.substring(0, colon), colon < 0 ? "eth" : text.substring(colon + 1), "", Map.of()));
            }
        }
        return ends;
    }

    private static void commands(LabBuilder lab, Data topology, String name, Data node) {
        lab.space(name).ifPresent(space -> {
            sysctls(topology, node).forEach((key, value) -> lab.sysctl(space, key + "=" + value, node.line()));
            for (Data command : setting(topology, node, "exec").items()) {
                lab.run(space, command.text(), command.line());
            }
        });
    }
}
