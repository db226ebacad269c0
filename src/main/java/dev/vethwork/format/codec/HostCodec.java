package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.Names;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The host. */
final class HostCodec {
    static final String KIND = "host";
    private static final String[] FIELDS =
            Stream.concat(Stream.of("kind", "name"), Stream.of(StackCodec.FIELDS)).toArray(String[]::new);

    private HostCodec() {}

    static Host read(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, FIELDS);
        IpStack stack = StackCodec.read(fields);
        return new Host(fields.required("name", Readers.text(Names::node)), stack);
    }

    static ObjectNode write(Host host) {
        JsonBuilder builder = new JsonBuilder().text("kind", KIND).text("name", host.name());
        StackCodec.write(host.stack(), builder);
        return builder.build();
    }
}
