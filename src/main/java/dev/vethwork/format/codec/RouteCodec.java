package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Reader;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import dev.vethwork.topology.Route;
import inet.ipaddr.IPAddress;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Routes. {@code default} is the one of the gateway's family. */
final class RouteCodec {
    private static final String DEFAULT = "default";
    private static final Reader<Route.Type> TYPE = Readers.word(Route.Type.class);
    private static final Reader<Long> METRIC = Readers.whole(0, 4_294_967_295L);

    private RouteCodec() {}

    static Route read(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, "to", "via", "device", "metric", "type", "table", "source", "onLink");
        IPAddress via = fields.optional("via", Readers.text(Addresses::parse));
        String device = fields.optional("device", Readers.text(Names::device));
        Long metric = fields.optional("metric", METRIC);
        Route.Type type = fields.optional("type", TYPE, Route.Type.UNICAST);
        Prefix to = fields.required(
                "to", Readers.text(text -> text.equals(DEFAULT) ? Prefix.all(family(via)) : Prefix.parse(text)));
        RouteTable table = fields.optional("table", TableCodec::read, RouteTable.MAIN);
        IPAddress source = fields.optional("source", Readers.text(Addresses::parse));
        return new Route(to, via, device, metric, type, table, source, fields.flag("onLink", false));
    }

    static ObjectNode write(Route route) {
        boolean byDefault = route.to().equals(Prefix.all(family(route.via())));
        return new JsonBuilder()
                .text("to", byDefault ? DEFAULT : route.to().text())
                .text("via", route.via() == null ? null : Addresses.text(route.via()))
                .text("device", route.device())
                .whole("metric", route.metric())
                .word("type", route.type() == Route.Type.UNICAST ? null : route.type())
                .json("table", route.table().isMain() ? null : TableCodec.write(route.table()))
                .text("source", route.source() == null ? null : Addresses.text(route.source()))
                .flag("onLink", route.onLink(), false)
                .build();
    }

    private static Family family(@Nullable IPAddress via) {
        return via == null ? Family.V4 : Family.of(via);
    }
}
