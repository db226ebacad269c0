package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Endpoint;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.Published;
import tools.jackson.databind.node.ObjectNode;

/** Ports of the machine that lead into the lab. */
final class PublishedCodec {
    private PublishedCodec() {}

    static Published read(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, "protocol", "address", "port", "to");
        return new Published(
                fields.optional("protocol", Readers.word(Protocol.class), Protocol.TCP),
                fields.optional(
                        "address", Readers.text(text -> Published.address(Addresses.parse(text))), Published.LOOPBACK),
                fields.required("port", Readers.PORT),
                fields.required("to", Readers.text(text -> Published.to(Endpoint.parse(text)))));
    }

    static ObjectNode write(Published published) {
        return new JsonBuilder()
                .word("protocol", published.protocol() == Protocol.TCP ? null : published.protocol())
                .text("address", published.address().equals(Published.LOOPBACK) ? null : Addresses.text(published.address()))
                .whole("port", published.port())
                .text("to", published.to().text())
                .build();
    }
}
