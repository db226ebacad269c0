package dev.vethwork.format.importing.tool;

import dev.vethwork.format.importing.ImportException;
import dev.vethwork.format.importing.ImportFormat;
import dev.vethwork.format.importing.Imported;
import dev.vethwork.format.importing.Importer;
import dev.vethwork.format.importing.Source;
import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.format.importing.machine.Space;
import java.util.List;

/** Drawings of netns-viz. */
public final class NetnsViz implements Importer {
    @Override
    public ImportFormat format() {
        return ImportFormat.NETNS_VIZ;
    }

    @Override
    public boolean accepts(Source source) {
        String text = source.text();
        return text.stripLeading().startsWith("{") && text.contains("\"namespaces\"") && text.contains("\"veths\"");
    }

    @Override
    public Imported read(Source source) throws ImportException {
        Data root = Data.json(source.text());
        LabBuilder lab = new LabBuilder(format());
        for (Data node : root.get("namespaces").items()) {
            namespace(lab, node);
        }
        for (Data bridge : root.get("bridges").items()) {
            bridge(lab, bridge);
        }
        for (Data veth : root.get("veths").items()) {
            veth(lab, veth);
        }
        for (Data route : root.get("routes").items()) {
            Space space = space(lab, route.text("nsId"));
            String to = route.text("dest").equals("default") ? "0.0.0.0/0" : route.text("dest");
            String device = route.text("iface");
            String via = route.text("gateway");
            lab.run(space, "ip route add " + quoted(to) + (via.isEmpty() ? "" : " via " + quoted(via))
                    + (device.isEmpty() ? "" : " dev " + quoted(device)), route.line());
        }
        root.get("ipForwardMap").fields().forEach((id, on) -> {
            if (on.isTrue()) {
                lab.forwards(space(lab, id));
            }
        });
        root.get("iptablesMap").fields().forEach((id, rules) -> rules.items().forEach(rule -> lab.run(
                space(lab, id),
                "iptables -t " + quoted(rule.text("table")) + " -A " + quoted(rule.text("chain")) + " " + plainWords(rule.text("extra"))
                        + " -j " + quoted(rule.text("target")),
                rule.line())));
        for (Data vlan : root.get("vlans").items()) {
            lab.run(
                    space(lab, vlan.text("nsId")),
                    "ip link add link " + quoted(vlan.text("parentIface")) + " name " + quoted(vlan.text("name")) + " type vlan id "
                            + quoted(vlan.text("vlanId")) + "\nip addr add " + quoted(vlan.text("ip")) + " dev " + quoted(vlan.text("name"))
                            + "\nip link set " + quoted(vlan.text("name")) + " up",
                    vlan.line());
        }
        for (Data vlan : root.get("bridgeVlans").items()) {
            lab.run(
                    space(lab, vlan.text("nsId")),
                    "bridge vlan add vid " + quoted(vlan.text("vid")) + " dev " + quoted(vlan.text("dev"))
                            + (vlan.get("pvid").isTrue() ? " pvid" : "") + (vlan.get("untagged").isTrue() ? " untagged" : ""),
                    vlan.line());
        }
        return lab.build(source.name());
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /** Words of a rule, each quoted. */
    private static String plainWords(String words) {
        StringBuilder out = new StringBuilder();
        for (String word : words.strip().split("\\s+")) {
            if (!word.isEmpty()) {
                out.append(quoted(word)).append(' ');
            }
        }
        return out.toString();
    }

    private static Space space(LabBuilder lab, String id) {
        return lab.space(id).orElseGet(() -> lab.machine().root());
    }

    private static void namespace(LabBuilder lab, Data node) {
        if (node.get("isDefault").isTrue()) {
            lab.host(node.text("id"));
            return;
        }
        Space space = lab.namespace(node.text("id"), node.text("name"));
        lab.place(space.name(), node.get("x").number().orElse(100.0), node.get("y").number().orElse(100.0));
        lab.report().understood(node.line(), node.text("name"), space.name());
    }

    private static void bridge(LabBuilder lab, Data bridge) {
        Link made = lab.bridgeIn(bridge.text("id"), space(lab, bridge.text("nsId")), bridge.text("name"));
        lab.address(made, bridge.text("ip"), bridge.line());
        lab.report().understood(bridge.line(), bridge.text("name"), made.id());
        made.filtersVlans(bridge.get("vlanFiltering").isTrue());
    }

    private static void veth(LabBuilder lab, Data veth) {
        Data a = veth.get("endA");
        Data b = veth.get("endB");
        List<Link> made = lab.link(owner(a), a.text("name"), owner(b), b.text("name"));
        lab.address(made.get(0), a.text("ip"), veth.line());
        lab.address(made.get(1), b.text("ip"), veth.line());
        lab.report().understood(veth.line(), a.text("name"), made.getFirst().id());
    }

    private static String owner(Data end) {
        return end.text("bridge").isEmpty() ? end.text("nsId") : end.text("bridge");
    }
}
