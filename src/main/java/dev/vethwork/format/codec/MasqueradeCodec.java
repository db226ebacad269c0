package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.Protocol;
import tools.jackson.databind.node.ObjectNode;

/** Source NAT. */
final class MasqueradeCodec {
    private MasqueradeCodec() {}

    static Masquerade read(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems,
                "source", "out", "notSource", "notDestination", "notOut", "destination", "protocol", "port");
        return new Masquerade(
                fields.optional("source", Readers.text(Prefix::parse)),
                fields.optional("out", Readers.text(Names::device)),
                fields.optional("notSource", Readers.text(Prefix::parse)),
                fields.optional("notDestination", Readers.text(Prefix::parse)),
                fields.optional("notOut", Readers.text(Names::device)),
                fields.optional("destination", Readers.text(Prefix::parse)),
                fields.optional("protocol", Readers.word(Protocol.class)),
                fields.optional("port", Readers.PORT));
    }

    static ObjectNode write(Masquerade masquerade) {
        return new JsonBuilder()
                .text("source", masquerade.source() == null ? null : masquerade.source().text())
                .text("out", masquerade.out())
                .text("notSource", masquerade.notSource() == null ? null : masquerade.notSource().text())
                .text("notDestination", masquerade.notDestination() == null ? null : masquerade.notDestination().text())
                .text("notOut", masquerade.notOut())
                .text("destination", masquerade.destination() == null ? null : masquerade.destination().text())
                .word("protocol", masquerade.protocol())
                .whole("port", masquerade.port())
                .build();
    }
}
