package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Reader;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Uplink;
import dev.vethwork.topology.netfilter.Published;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The way to the machine's network. */
final class InternetCodec {
    static final String KIND = "internet";
    private static final String[] FIELDS = Stream.concat(
                    Stream.of("kind", "name", "network", "mtu", "publish"), Stream.of(StackCodec.FIELDS))
            .toArray(String[]::new);
    private static final Reader<Prefix> NETWORK = Readers.text(text -> Uplink.network(Prefix.parse(text)));

    private InternetCodec() {}

    static Internet read(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, FIELDS);
        Uplink uplink = new Uplink(
                fields.optional("network", NETWORK, Uplink.USUAL.network()),
                fields.optional("mtu", Readers.whole(Uplink.LEAST_MTU, Uplink.MOST_MTU), Uplink.USUAL.mtu()));
        List<Published> published = fields.list("publish", PublishedCodec::read);
        IpStack stack = StackCodec.read(fields);
        return new Internet(fields.required("name", Readers.text(Names::node)), uplink, published, stack);
    }

    static ObjectNode write(Internet internet) {
        Uplink uplink = internet.uplink();
        JsonBuilder builder = new JsonBuilder()
                .text("kind", KIND)
                .text("name", internet.name())
                .text("network", uplink.network().equals(Uplink.USUAL.network()) ? null : uplink.network().text())
                .whole("mtu", uplink.mtu() == Uplink.USUAL.mtu() ? null : uplink.mtu())
                .list("publish", internet.published(), PublishedCodec::write);
        StackCodec.write(internet.stack(), builder);
        return builder.build();
    }
}
