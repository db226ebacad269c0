package dev.vethwork.format;

import dev.vethwork.net.Names;
import dev.vethwork.topology.PortForward;
import dev.vethwork.topology.Protocol;
import tools.jackson.databind.node.ObjectNode;

/** Destination NAT. */
final class PortForwardCodec {
    private PortForwardCodec() {}

    static PortForward read(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, "protocol", "port", "in", "to");
        Protocol protocol = fields.optional("protocol", Readers.word(Protocol.class));
        Integer port = fields.optional("port", Readers.PORT);
        String in = fields.optional("in", Readers.text(Names::device));
        SocketText to = fields.required("to", Readers.text(SocketText::parse));
        return new PortForward(protocol, port, in, to.address(), to.port());
    }

    static ObjectNode write(PortForward forward) {
        return new JsonBuilder()
                .word("protocol", forward.protocol())
                .whole("port", forward.port())
                .text("in", forward.in())
                .text("to", new SocketText(forward.toAddress(), forward.toPort()).text())
                .build();
    }
}
