package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Resolver;
import tools.jackson.databind.node.ObjectNode;

/** {@code { "servers": [ "10.0.10.53" ], "search": [ "lab" ] }}. */
final class ResolverCodec {
    private ResolverCodec() {}

    static Resolver read(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, "servers", "search");
        return new Resolver(
                fields.list("servers", Readers.text(Addresses::parse)),
                fields.list("search", Readers.text(Resolver::domain)),
                false);
    }

    static ObjectNode write(Resolver resolver) {
        return new JsonBuilder()
                .texts("servers", resolver.servers(), Addresses::text)
                .texts("search", resolver.search(), domain -> domain)
                .build();
    }
}
