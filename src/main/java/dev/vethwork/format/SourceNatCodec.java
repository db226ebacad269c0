package dev.vethwork.format;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.SourceNat;
import tools.jackson.databind.node.ObjectNode;

/** Source NAT to a certain address. */
final class SourceNatCodec {
    private SourceNatCodec() {}

    static SourceNat read(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, "source", "out", "to");
        Prefix source = fields.optional("source", Readers.text(Prefix::parse));
        String out = fields.optional("out", Readers.text(Names::device));
        return new SourceNat(source, out, fields.required("to", Readers.text(Addresses::parse)));
    }

    static ObjectNode write(SourceNat nat) {
        return new JsonBuilder()
                .text("source", nat.source() == null ? null : nat.source().text())
                .text("out", nat.out())
                .text("to", Addresses.text(nat.to()))
                .build();
    }
}
