package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Mac;
import dev.vethwork.net.Names;
import dev.vethwork.topology.StaticNeighbor;
import inet.ipaddr.IPAddress;
import tools.jackson.databind.node.ObjectNode;

/** Neighbours that are never asked for. */
final class StaticNeighborCodec {
    private StaticNeighborCodec() {}

    static StaticNeighbor read(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, "address", "mac", "interface");
        IPAddress address = fields.required("address", Readers.text(Addresses::parse));
        Mac mac = fields.required("mac", Readers.text(Mac::new));
        return new StaticNeighbor(address, mac, fields.required("interface", Readers.text(Names::device)));
    }

    static ObjectNode write(StaticNeighbor neighbor) {
        return new JsonBuilder()
                .text("address", Addresses.text(neighbor.address()))
                .text("mac", neighbor.mac().text())
                .text("interface", neighbor.interfaceName())
                .build();
    }
}
