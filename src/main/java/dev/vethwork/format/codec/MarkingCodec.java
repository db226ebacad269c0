package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Reader;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.Names;
import dev.vethwork.net.PacketMark;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.netfilter.Marking;
import dev.vethwork.topology.netfilter.Protocol;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Marks on packets, by which routing rules know them. */
final class MarkingCodec {
    private static final Reader<Prefix> PREFIX = Readers.text(Prefix::parse);
    private static final Reader<String> DEVICE = Readers.text(Names::device);

    private MarkingCodec() {}

    static Marking read(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems,
                "chain", "source", "destination", "protocol", "port", "in", "out", "mark", "notSource", "notDestination", "notIn",
                "notOut", "sourcePort");
        Prefix source = fields.optional("source", PREFIX);
        Prefix destination = fields.optional("destination", PREFIX);
        Protocol protocol = fields.optional("protocol", Readers.word(Protocol.class));
        Integer port = fields.optional("port", Readers.PORT);
        String in = fields.optional("in", DEVICE);
        String out = fields.optional("out", DEVICE);
        Marking.Chain chain = fields.required("chain", Readers.word(Marking.Chain.class));
        PacketMark mark = fields.required("mark", NumberOrText.read(PacketMark::parse));
        return new Marking(
                chain,
                source,
                destination,
                protocol,
                port,
                in,
                out,
                mark,
                fields.optional("notSource", PREFIX),
                fields.optional("notDestination", PREFIX),
                fields.optional("notIn", DEVICE),
                fields.optional("notOut", DEVICE),
                fields.optional("sourcePort", Readers.PORT));
    }

    static ObjectNode write(Marking marking) {
        return new JsonBuilder()
                .word("chain", marking.chain())
                .text("source", text(marking.source()))
                .text("destination", text(marking.destination()))
                .word("protocol", marking.protocol())
                .whole("port", marking.port())
                .text("in", marking.in())
                .text("out", marking.out())
                .text("mark", marking.mark().text())
                .text("notSource", text(marking.notSource()))
                .text("notDestination", text(marking.notDestination()))
                .text("notIn", marking.notIn())
                .text("notOut", marking.notOut())
                .whole("sourcePort", marking.sourcePort())
                .build();
    }

    private static @Nullable String text(@Nullable Prefix prefix) {
        return prefix == null ? null : prefix.text();
    }
}
