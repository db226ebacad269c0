package dev.vethwork.ui.inspector.form;

import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Site;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Uplink;
import java.util.ArrayList;
import java.util.List;

/** The forms of the nodes. */
final class NodeSections {
    private NodeSections() {}

    /** @param interfaces a section for each of the interfaces that are no ends of cables */
    static List<Section<Namespace>> namespace(List<Section<IpStack>> interfaces) {
        List<Section<Namespace>> sections = new ArrayList<>();
        sections.add(new Section<>(
                "node",
                "",
                true,
                List.of(
                        Setting.unique("name", "red", Namespace::name, (n, text) -> n.renamed(text.strip())),
                        Setting.choice(
                                "role",
                                Namespace.Role.class,
                                Namespace::role,
                                (n, role) -> new Namespace(n.name(), role, n.stack())))));
        interfaces.forEach(s -> sections.add(s.in(Namespace::stack, Namespace::withStack)));
        StackSections.all().forEach(s -> sections.add(s.in(Namespace::stack, Namespace::withStack)));
        return sections;
    }

    static List<Section<Internet>> internet(List<Section<IpStack>> interfaces) {
        List<Section<Internet>> sections = new ArrayList<>();
        sections.add(new Section<>(
                "node",
                "",
                true,
                List.of(Setting.unique("name", "internet", Internet::name, (i, text) -> i.renamed(text.strip())))));
        sections.add(new Section<>(
                "uplink",
                "",
                true,
                List.of(
                        new Rows<>("published", PublishedRows.CODEC, Internet::published, Internet::withPublished),
                        Setting.text(
                                "uplinkNetwork",
                                Uplink.USUAL.network().text(),
                                i -> Cells.show(i.uplink().network()),
                                (i, text) -> i.withUplink(new Uplink(network(text), i.uplink().mtu()))),
                        Setting.text(
                                "mtu",
                                Cells.show(Uplink.USUAL.mtu()),
                                i -> Cells.show(i.uplink().mtu()),
                                (i, text) -> i.withUplink(new Uplink(i.uplink().network(), mtu(text)))))));
        interfaces.forEach(s -> sections.add(s.in(Internet::stack, Internet::withStack)));
        StackSections.forwardingAnyway().forEach(s -> sections.add(s.in(Internet::stack, Internet::withStack)));
        return sections;
    }

    private static Prefix network(String text) {
        Prefix typed = Cells.prefix(text);
        return typed == null ? Uplink.USUAL.network() : typed;
    }

    private static int mtu(String text) {
        Integer typed = Cells.number(text, Uplink.LEAST_MTU, Uplink.MOST_MTU);
        return typed == null ? Uplink.USUAL.mtu() : typed;
    }

    static List<Section<Host>> host(List<Section<IpStack>> interfaces) {
        List<Section<Host>> sections = new ArrayList<>();
        sections.add(new Section<>(
                "node",
                "",
                true,
                List.of(Setting.unique("name", "host", Host::name, (h, text) -> h.renamed(text.strip())))));
        interfaces.forEach(s -> sections.add(s.in(Host::stack, Host::withStack)));
        StackSections.all().forEach(s -> sections.add(s.in(Host::stack, Host::withStack)));
        return sections;
    }

    static List<Section<StackNode>> stack() {
        return StackSections.all().stream()
                .map(s -> s.in(StackNode::stack, StackNode::withStack))
                .toList();
    }

    /** No text takes it out of a node, and leaves one that has a namespace of its own where it is. */
    private static Site inside(Bridge bridge, String node) {
        if (node.isEmpty()) {
            return bridge.inside().isPresent() ? Site.HOST : bridge.site();
        }
        return Site.inside(node);
    }

    static List<Section<Bridge>> bridge() {
        return List.of(
                new Section<>(
                        "node",
                        "",
                        true,
                        List.of(
                                Setting.unique("name", "v-net-0", Bridge::name, (b, text) -> b.renamed(text.strip())),
                                Setting.choice("bridgeType", Bridge.Type.class, Bridge::type, Bridge::withType),
                                new Rows<>("hostAddresses", AddressRows.CODEC, Bridge::addresses, Bridge::withAddresses))),
                new Section<>(
                        "switch",
                        "",
                        true,
                        List.of(
                                Setting.flag("up", Bridge::up, Bridge::withUp),
                                Setting.flag("stp", Bridge::stp, Bridge::withStp),
                                Setting.flag("vlanFiltering", Bridge::vlanFiltering, Bridge::withVlanFiltering),
                                Setting.unique(
                                        "mac",
                                        "02:00:00:00:01:00",
                                        b -> Cells.show(b.mac()),
                                        (b, text) -> b.withMac(Cells.mac(text))),
                                Setting.text(
                                        "inside",
                                        "node1",
                                        b -> b.inside().orElse(""),
                                        (b, text) -> b.withSite(inside(b, text.strip()))),
                                Setting.flag(
                                        "isolated",
                                        Bridge::isolated,
                                        (b, own) -> b.withSite(own ? Site.ISOLATED : Site.HOST)),
                                Setting.text(
                                        "mtu",
                                        "1500",
                                        b -> Cells.show(b.mtu()),
                                        (b, text) -> b.withMtu(Cells.mtu(text))))));
    }
}
