package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.SourceNat;
import tools.jackson.databind.node.ObjectNode;

/** Source NAT to a certain address. */
final class SourceNatCodec {
    private SourceNatCodec() {}

    static SourceNat read(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems,
                "source", "out", "to", "notSource", "notDestination", "notOut", "destination", "protocol", "port");
        Prefix source = fields.optional("source", Readers.text(Prefix::parse));
        String out = fields.optional("out", Readers.text(Names::device));
        Prefix notSource = fields.optional("notSource", Readers.text(Prefix::parse));
        Prefix notDestination = fields.optional("notDestination", Readers.text(Prefix::parse));
        return new SourceNat(
                source,
                out,
                fields.required("to", Readers.text(Addresses::parse)),
                notSource,
                notDestination,
                fields.optional("notOut", Readers.text(Names::device)),
                fields.optional("destination", Readers.text(Prefix::parse)),
                fields.optional("protocol", Readers.word(Protocol.class)),
                fields.optional("port", Readers.PORT));
    }

    static ObjectNode write(SourceNat nat) {
        return new JsonBuilder()
                .text("source", nat.source() == null ? null : nat.source().text())
                .text("out", nat.out())
                .text("to", Addresses.text(nat.to()))
                .text("notSource", nat.notSource() == null ? null : nat.notSource().text())
                .text("notDestination", nat.notDestination() == null ? null : nat.notDestination().text())
                .text("notOut", nat.notOut())
                .text("destination", nat.destination() == null ? null : nat.destination().text())
                .word("protocol", nat.protocol())
                .whole("port", nat.port())
                .build();
    }
}
