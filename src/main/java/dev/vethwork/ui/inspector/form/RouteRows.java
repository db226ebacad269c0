package dev.vethwork.ui.inspector.form;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.FlowSelector;
import dev.vethwork.net.PacketMark;
import dev.vethwork.net.PortSpan;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.ProtocolNumber;
import dev.vethwork.net.RouteTable;
import dev.vethwork.net.TypeOfService;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.RoutingRule;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.Objects;

/** Routes, and the rules that choose a table of them. */
final class RouteRows {
    static final RowCodec<Route> ROUTE = new RowCodec<>(
            List.of(
                    Column.text("to", "default"),
                    Column.text("via", "192.168.15.5"),
                    Column.text("device", "eth0"),
                    Column.number("metric", "100"),
                    new Column("type", Input.of(Route.Type.class)),
                    Column.number("table", "main"),
                    Column.text("preferredSource", "192.168.15.1"),
                    new Column("onLink", new Input.Flag())),
            true,
            true,
            r -> List.of(
                    r.to().shortText(),
                    Cells.show(r.via()),
                    Cells.show(r.device()),
                    Cells.show(r.metric()),
                    Cells.show(r.type()),
                    r.table().isMain() ? "" : r.table().text(),
                    Cells.show(r.source()),
                    Boolean.toString(r.onLink())),
            RouteRows::route);

    static final RowCodec<RoutingRule> ROUTING_RULE = new RowCodec<>(
            List.of(
                    Column.number("priority", "100"),
                    Column.text("from", "192.168.15.0/24"),
                    Column.text("destination", "10.0.0.0/8"),
                    Column.text("in", "eth0"),
                    Column.text("out", "eth0"),
                    Column.number("mark", "0x1"),
                    new Column("type", Input.of(RoutingRule.Type.class)),
                    Column.number("table", "100"),
                    Column.text("protocol", "tcp"),
                    Column.number("port", "80"),
                    Column.number("sourcePort", "5000-6000"),
                    Column.number("tos", "0x10"),
                    new Column("not", new Input.Flag()),
                    Column.number("suppressPrefixLength", "0")),
            true,
            true,
            r -> List.of(
                    Long.toString(r.priority()),
                    Cells.show(r.from()),
                    Cells.show(r.to()),
                    Cells.show(r.in()),
                    Cells.show(r.out()),
                    Cells.show(r.mark()),
                    Cells.show(r.type()),
                    Cells.show(r.table()),
                    Cells.show(r.selector().protocol()),
                    Cells.show(r.selector().ports()),
                    Cells.show(r.selector().sourcePorts()),
                    Cells.show(r.selector().tos()),
                    Boolean.toString(r.inverted()),
                    Cells.show(r.suppress())),
            RouteRows::routingRule);

    private RouteRows() {}

    private static Route route(List<String> row) {
        IPAddress via = Cells.address(row.get(1));
        Prefix to = Cells.destination(row.get(0), via);
        return new Route(
                to,
                via,
                Cells.optional(row.get(2)),
                Cells.number(row.get(3), 0L, 4_294_967_295L),
                Cells.word(Route.Type.class, row.get(4)),
                Objects.requireNonNullElse(Cells.table(row.get(5)), RouteTable.MAIN),
                Cells.address(row.get(6)),
                Boolean.parseBoolean(row.get(7)));
    }

    private static RoutingRule routingRule(List<String> row) {
        Long priority = Cells.number(row.get(0), 0L, RoutingRule.HIGHEST);
        if (priority == null) {
            throw BadValue.of("routingRule.noPriority");
        }
        return new RoutingRule(
                priority,
                Cells.prefix(row.get(1)),
                Cells.prefix(row.get(2)),
                Cells.optional(row.get(3)),
                Cells.optional(row.get(4)),
                row.get(5).isBlank() ? null : PacketMark.parse(row.get(5).strip()),
                Cells.word(RoutingRule.Type.class, row.get(6)),
                Cells.table(row.get(7)),
                new FlowSelector(
                        Cells.parsed(row.get(11), TypeOfService::parse),
                        Cells.parsed(row.get(8), ProtocolNumber::parse),
                        Cells.parsed(row.get(10), PortSpan::parse),
                        Cells.parsed(row.get(9), PortSpan::parse)),
                Boolean.parseBoolean(row.get(12)),
                Cells.number(row.get(13), 0, RoutingRule.LONGEST));
    }
}
