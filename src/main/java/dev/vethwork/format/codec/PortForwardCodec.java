package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Reader;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Endpoint;
import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.Protocol;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Destination NAT: {@code to} one, or {@code balance} over several. */
final class PortForwardCodec {
    private static final Reader<Endpoint> ENDPOINT = Readers.text(Endpoint::parse);

    private PortForwardCodec() {}

    static PortForward read(Located value, Problems problems) {
        Fields fields = Fields.of(
                value, problems, "protocol", "port", "in", "destination", "local", "to", "balance", "notSource", "notDestination",
                "notIn", "source", "ownAddress");
        Protocol protocol = fields.optional("protocol", Readers.word(Protocol.class));
        Integer port = fields.optional("port", Readers.PORT);
        String in = fields.optional("in", Readers.text(Names::device));
        Prefix destination = fields.optional("destination", Readers.text(Prefix::parse));
        boolean local = fields.flag("local", false);
        Prefix notSource = fields.optional("notSource", Readers.text(Prefix::parse));
        Prefix notDestination = fields.optional("notDestination", Readers.text(Prefix::parse));
        String notIn = fields.optional("notIn", Readers.text(Names::device));
        Prefix source = fields.optional("source", Readers.text(Prefix::parse));
        boolean ownAddress = fields.flag("ownAddress", false);
        List<Endpoint> several = fields.list("balance", ENDPOINT);
        List<Endpoint> to = several.isEmpty() ? List.of(fields.required("to", ENDPOINT)) : several;
        return new PortForward(
                protocol, port, in, to, destination, local, notSource, notDestination, notIn, source, ownAddress);
    }

    static ObjectNode write(PortForward forward) {
        boolean one = forward.to().size() == 1;
        return new JsonBuilder()
                .word("protocol", forward.protocol())
                .whole("port", forward.port())
                .text("in", forward.in())
                .text("destination", forward.destination() == null ? null : text(forward.destination()))
                .flag("local", forward.local(), false)
                .text("to", one ? forward.to().getFirst().text() : null)
                .text("notSource", forward.notSource() == null ? null : text(forward.notSource()))
                .text("notDestination", forward.notDestination() == null ? null : text(forward.notDestination()))
                .text("notIn", forward.notIn())
                .text("source", forward.source() == null ? null : text(forward.source()))
                .flag("ownAddress", forward.ownAddress(), false)
                .texts("balance", one ? List.of() : forward.to(), Endpoint::text)
                .build();
    }

    private static String text(Prefix destination) {
        return destination.isHost() ? Addresses.text(destination.address()) : destination.text();
    }
}
