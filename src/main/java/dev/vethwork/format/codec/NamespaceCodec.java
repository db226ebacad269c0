package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.Names;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Namespaces. */
final class NamespaceCodec {
    static final String KIND = "namespace";
    private static final String[] FIELDS = Stream.concat(
                    Stream.of("kind", "name", "role"), Stream.of(StackCodec.FIELDS))
            .toArray(String[]::new);

    private NamespaceCodec() {}

    static Namespace read(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, FIELDS);
        Namespace.Role role = fields.optional("role", Readers.word(Namespace.Role.class), Namespace.Role.PLAIN);
        IpStack stack = StackCodec.read(fields);
        return new Namespace(fields.required("name", Readers.text(Names::node)), role, stack);
    }

    static ObjectNode write(Namespace namespace) {
        JsonBuilder builder = new JsonBuilder()
                .text("kind", KIND)
                .text("name", namespace.name())
                .word("role", namespace.role() == Namespace.Role.PLAIN ? null : namespace.role());
        StackCodec.write(namespace.stack(), builder);
        return builder.build();
    }
}
