package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Reader;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Mac;
import dev.vethwork.net.Names;
import dev.vethwork.net.Quote;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Site;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Switches. */
final class BridgeCodec {
    static final String KIND = "bridge";

    private BridgeCodec() {}

    static Bridge read(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, "kind", "name", "type", "addresses", "stp", "mtu", "isolated", "in", "vlanFiltering", "mac", "up");
        Bridge.Type type = fields.optional("type", Readers.word(Bridge.Type.class), Bridge.Type.LINUX);
        List<InterfaceAddress> addresses = fields.list("addresses", Readers.text(InterfaceAddress::parse));
        boolean stp = fields.flag("stp", false);
        Integer mtu = fields.optional("mtu", CableEndCodec.MTU);
        boolean isolated = fields.flag("isolated", false);
        Reader<Site> inside = Readers.text(node -> site(isolated, type, node));
        Site site = fields.optional("in", inside, isolated ? Site.ISOLATED : Site.HOST);
        boolean vlanFiltering = fields.flag("vlanFiltering", false);
        Mac mac = fields.optional("mac", Readers.text(Mac::new));
        boolean up = fields.flag("up", true);
        return new Bridge(
                fields.required("name", Readers.text(Names::device)), type, addresses, stp, mtu, site, vlanFiltering, mac, up);
    }

    private static Site site(boolean isolated, Bridge.Type type, String node) {
        if (isolated) {
            throw BadValue.of("file.isolatedInside", Quote.of(node));
        }
        if (type == Bridge.Type.OPENVSWITCH) {
            throw BadValue.of("file.openVSwitchInside", Quote.of(node));
        }
        return Site.inside(node);
    }

    static ObjectNode write(Bridge bridge) {
        return new JsonBuilder()
                .text("kind", KIND)
                .text("name", bridge.name())
                .word("type", bridge.type() == Bridge.Type.LINUX ? null : bridge.type())
                .texts("addresses", bridge.addresses(), InterfaceAddress::text)
                .flag("stp", bridge.stp(), false)
                .whole("mtu", bridge.mtu())
                .flag("isolated", bridge.isolated(), false)
                .text("in", bridge.inside().orElse(null))
                .flag("vlanFiltering", bridge.vlanFiltering(), false)
                .text("mac", bridge.mac() == null ? null : bridge.mac().text())
                .flag("up", bridge.up(), true)
                .build();
    }
}
