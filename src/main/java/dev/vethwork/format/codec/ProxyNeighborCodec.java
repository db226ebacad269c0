package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Names;
import dev.vethwork.topology.ProxyNeighbor;
import tools.jackson.databind.node.ObjectNode;

/** Addresses that a node answers for in the place of others. */
final class ProxyNeighborCodec {
    private ProxyNeighborCodec() {}

    static ProxyNeighbor read(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, "address", "interface");
        var address = fields.required("address", Readers.text(Addresses::parse));
        return new ProxyNeighbor(address, fields.required("interface", Readers.text(Names::device)));
    }

    static ObjectNode write(ProxyNeighbor proxy) {
        return new JsonBuilder()
                .text("address", Addresses.text(proxy.address()))
                .text("interface", proxy.interfaceName())
                .build();
    }
}
