package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Reader;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.BridgePort;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Mac;
import dev.vethwork.net.Mtu;
import dev.vethwork.net.Names;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Shaping;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Ends of cables. */
final class CableEndCodec {
    static final Reader<Integer> MTU = Readers.whole(Mtu.LEAST, Mtu.MOST);

    private CableEndCodec() {}

    static CableEnd read(Located value, Problems problems) {
        Fields fields = Fields.of(
                value,
                problems,
                ShapingCodec.fields("node", "interface", "addresses", "mac", "mtu", "up", "dhcp", "dad", "hairpin", "isolated", "without", "vlan"));
        List<InterfaceAddress> addresses = fields.list("addresses", Readers.text(InterfaceAddress::parse));
        Mac mac = fields.optional("mac", Readers.text(Mac::new));
        Integer mtu = fields.optional("mtu", MTU);
        boolean up = fields.flag("up", true);
        boolean dhcp = fields.flag("dhcp", false);
        boolean dad = fields.flag("dad", false);
        BridgePort port = BridgePortCodec.read(fields);
        Shaping shaping = ShapingCodec.read(fields);
        String node = fields.required("node", Readers.text(Names::node));
        return new CableEnd(
                node, fields.required("interface", Readers.text(Names::device)), addresses, mac, mtu, up, dhcp, dad, port, shaping);
    }

    static ObjectNode write(CableEnd end) {
        JsonBuilder builder = new JsonBuilder()
                .text("node", end.node())
                .text("interface", end.interfaceName())
                .texts("addresses", end.addresses(), InterfaceAddress::text)
                .text("mac", end.mac() == null ? null : end.mac().text())
                .whole("mtu", end.mtu())
                .flag("up", end.up(), true)
                .flag("dhcp", end.dhcp(), false)
                .flag("dad", end.dad(), false);
        BridgePortCodec.write(end.port(), builder);
        return ShapingCodec.write(end.shaping(), builder).build();
    }
}
