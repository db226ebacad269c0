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
import dev.vethwork.topology.RoutingRuleBuilder;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.Objects;

/** Routes, and the rules that choose a table of them. */
final class RouteRows {
    /** The gateway is read before the destination, whose family it tells where that is {@code default}. */
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

    static final RowCodec<RoutingRule> ROUTING_RULE = RowCodec.of(
                    () -> RoutingRuleBuilder.builder().selector(FlowSelector.ANY), RoutingRuleBuilder::build)
            .cell(Column.number("priority", "100"), RoutingRule::priority, (b, text) -> b.priority(priority(text)))
            .prefix("from", "192.168.15.0/24", RoutingRule::from, RoutingRuleBuilder::from)
            .prefix("destination", "10.0.0.0/8", RoutingRule::to, RoutingRuleBuilder::to)
            .device("in", "eth0", RoutingRule::in, RoutingRuleBuilder::in)
            .device("out", "eth0", RoutingRule::out, RoutingRuleBuilder::out)
            .cell(Column.number("mark", "0x1"), RoutingRule::mark, (b, text) -> b.mark(Cells.parsed(text, PacketMark::parse)))
            .word("type", RoutingRule.Type.class, RoutingRule::type, RoutingRuleBuilder::type)
            .cell(Column.number("table", "100"), RoutingRule::table, (b, text) -> b.table(Cells.table(text)))
            .cell(
                    Column.text("protocol", "tcp"),
                    r -> r.selector().protocol(),
                    (b, text) -> b.selector(b.selector().withProtocol(Cells.parsed(text, ProtocolNumber::parse))))
            .cell(
                    Column.number("port", "80"),
                    r -> r.selector().ports(),
                    (b, text) -> b.selector(b.selector().withPorts(Cells.parsed(text, PortSpan::parse))))
            .cell(
                    Column.number("sourcePort", "5000-6000"),
                    r -> r.selector().sourcePorts(),
                    (b, text) -> b.selector(b.selector().withSourcePorts(Cells.parsed(text, PortSpan::parse))))
            .cell(
                    Column.number("tos", "0x10"),
                    r -> r.selector().tos(),
                    (b, text) -> b.selector(b.selector().withTos(Cells.parsed(text, TypeOfService::parse))))
            .flag("not", RoutingRule::inverted, RoutingRuleBuilder::inverted)
            .cell(
                    Column.number("suppressPrefixLength", "0"),
                    RoutingRule::suppress,
                    (b, text) -> b.suppress(Cells.number(text, 0, RoutingRule.LONGEST)))
            .rows(true, true);

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

    private static long priority(String text) {
        Long priority = Cells.number(text, 0L, RoutingRule.HIGHEST);
        if (priority == null) {
            throw BadValue.of("routingRule.noPriority");
        }
        return priority;
    }
}
