package dev.vethwork.ui.inspector.form;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Endpoint;
import dev.vethwork.net.FlowSelector;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Mac;
import dev.vethwork.net.PacketMark;
import dev.vethwork.net.PortSpan;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.ProtocolNumber;
import dev.vethwork.net.Resolver;
import dev.vethwork.net.RouteTable;
import dev.vethwork.net.TypeOfService;
import dev.vethwork.topology.NodeFile;
import dev.vethwork.topology.Note;
import dev.vethwork.topology.ProxyNeighbor;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.RoutingRule;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.StaticNeighbor;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.Published;
import dev.vethwork.topology.netfilter.SourceNat;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Rows of the lists that elements have. */
public final class Codecs {
    public static final RowCodec<InterfaceAddress> ADDRESS = new RowCodec<>(
            List.of(Column.text("address", "192.168.15.1/24")),
            false,
            true,
            a -> List.of(a.text()),
            row -> InterfaceAddress.parse(row.getFirst().strip()));

    public static final RowCodec<Route> ROUTE = new RowCodec<>(
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
            Codecs::route);

    public static final RowCodec<RoutingRule> ROUTING_RULE = new RowCodec<>(
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
            Codecs::routingRule);

    public static final RowCodec<Masquerade> MASQUERADE = new RowCodec<>(
            List.of(
                    Column.text("source", "192.168.15.0/24"),
                    Column.text("out", "eth0"),
                    Column.text("notSource", "192.168.15.9"),
                    Column.text("notDestination", "10.0.0.0/8"),
                    Column.text("notOut", "eth1"),
                    Column.text("destination", "10.0.0.0/8"),
                    new Column("protocol", Input.anyOf(Protocol.class)),
                    Column.number("port", "80")),
            true,
            false,
            m -> List.of(
                    Cells.show(m.source()),
                    Cells.show(m.out()),
                    Cells.show(m.notSource()),
                    Cells.show(m.notDestination()),
                    Cells.show(m.notOut()),
                    Cells.show(m.destination()),
                    Cells.show(m.protocol()),
                    Cells.show(m.port())),
            row -> new Masquerade(
                    Cells.prefix(row.get(0)),
                    Cells.optional(row.get(1)),
                    Cells.prefix(row.get(2)),
                    Cells.prefix(row.get(3)),
                    Cells.optional(row.get(4)),
                    Cells.prefix(row.get(5)),
                    Cells.anyWord(Protocol.class, row.get(6)),
                    Cells.port(row.get(7))));

    /** Without an address it is for the machine alone. */
    public static final RowCodec<Published> PUBLISHED = new RowCodec<>(
            List.of(
                    new Column("protocol", new Input.Choice(List.of(Input.word(Protocol.TCP), Input.word(Protocol.UDP)))),
                    Column.text("machineAddress", "127.0.0.1"),
                    Column.number("machinePort", "8080"),
                    new Column("publishedTo", new Input.Text("192.168.15.2:80", 12))),
            true,
            true,
            p -> List.of(
                    Cells.show(p.protocol()), Cells.show(p.address()), Cells.show(p.port()), Cells.show(p.to())),
            row -> new Published(
                    Cells.word(Protocol.class, row.get(0)),
                    row.get(1).isBlank() ? Published.LOOPBACK : Addresses.parse(row.get(1).strip()),
                    port(row.get(2)),
                    Endpoint.parse(row.get(3).strip())));

    private static int port(String text) {
        Integer typed = Cells.port(text);
        if (typed == null) {
            throw BadValue.of("published.port.none");
        }
        return typed;
    }

    public static final RowCodec<PortForward> PORT_FORWARD = new RowCodec<>(
            List.of(
                    new Column("protocol", Input.anyOf(Protocol.class)),
                    Column.number("port", "80"),
                    Column.text("in", "eth0"),
                    Column.text("toAddress", "192.168.15.2"),
                    Column.number("toPort", "80"),
                    Column.text("balance", "192.168.15.3:80"),
                    Column.text("destination", "10.96.0.10"),
                    new Column("local", new Input.Flag()),
                    Column.text("notSource", "192.168.15.9"),
                    Column.text("notDestination", "10.0.0.0/8"),
                    Column.text("notIn", "eth1"),
                    Column.text("source", "10.0.0.0/8"),
                    new Column("ownAddress", new Input.Flag())),
            true,
            true,
            f -> List.of(
                    Cells.show(f.protocol()),
                    Cells.show(f.port()),
                    Cells.show(f.in()),
                    Cells.show(f.toAddress()),
                    Cells.show(f.toPort()),
                    Cells.show(f.to().stream().skip(1).toList()),
                    Cells.show(f.destination()),
                    Boolean.toString(f.local()),
                    Cells.show(f.notSource()),
                    Cells.show(f.notDestination()),
                    Cells.show(f.notIn()),
                    Cells.show(f.source()),
                    Boolean.toString(f.ownAddress())),
            row -> new PortForward(
                    Cells.anyWord(Protocol.class, row.get(0)),
                    Cells.port(row.get(1)),
                    Cells.optional(row.get(2)),
                    Stream.concat(
                                    Stream.of(new Endpoint(
                                            Addresses.parse(row.get(3).strip()), Cells.port(row.get(4)))),
                                    Cells.words(row.get(5)).map(Endpoint::parse))
                            .toList(),
                    Cells.prefix(row.get(6)),
                    Boolean.parseBoolean(row.get(7)),
                    Cells.prefix(row.get(8)),
                    Cells.prefix(row.get(9)),
                    Cells.optional(row.get(10)),
                    Cells.prefix(row.get(11)),
                    Boolean.parseBoolean(row.get(12))));

    public static final RowCodec<SourceNat> SOURCE_NAT = new RowCodec<>(
            List.of(
                    Column.text("source", "192.168.15.0/24"),
                    Column.text("out", "eth0"),
                    Column.text("toAddress", "203.0.113.7"),
                    Column.text("notSource", "192.168.15.9"),
                    Column.text("notDestination", "10.0.0.0/8"),
                    Column.text("notOut", "eth1"),
                    Column.text("destination", "10.0.0.0/8"),
                    new Column("protocol", Input.anyOf(Protocol.class)),
                    Column.number("port", "80")),
            true,
            true,
            n -> List.of(
                    Cells.show(n.source()),
                    Cells.show(n.out()),
                    Cells.show(n.to()),
                    Cells.show(n.notSource()),
                    Cells.show(n.notDestination()),
                    Cells.show(n.notOut()),
                    Cells.show(n.destination()),
                    Cells.show(n.protocol()),
                    Cells.show(n.port())),
            row -> new SourceNat(
                    Cells.prefix(row.get(0)),
                    Cells.optional(row.get(1)),
                    Addresses.parse(row.get(2).strip()),
                    Cells.prefix(row.get(3)),
                    Cells.prefix(row.get(4)),
                    Cells.optional(row.get(5)),
                    Cells.prefix(row.get(6)),
                    Cells.anyWord(Protocol.class, row.get(7)),
                    Cells.port(row.get(8))));

    public static final RowCodec<StaticNeighbor> NEIGHBOR = new RowCodec<>(
            List.of(
                    Column.text("address", "192.168.15.2"),
                    Column.text("mac", "02:00:00:00:00:02"),
                    Column.text("device", "eth0")),
            true,
            true,
            n -> List.of(Cells.show(n.address()), Cells.show(n.mac()), n.interfaceName()),
            row -> new StaticNeighbor(
                    Addresses.parse(row.get(0).strip()), new Mac(row.get(1).strip()), row.get(2).strip()));

    public static final RowCodec<ProxyNeighbor> PROXY_NEIGHBOR = new RowCodec<>(
            List.of(Column.text("address", "fd00::5"), Column.text("device", "eth0")),
            true,
            true,
            p -> List.of(Cells.show(p.address()), p.interfaceName()),
            row -> new ProxyNeighbor(Addresses.parse(row.get(0).strip()), row.get(1).strip()));

    /** Servers that are asked for names. */
    public static final RowCodec<IPAddress> NAME_SERVER = new RowCodec<>(
            List.of(Column.text("nameServer", "192.168.15.53")),
            true,
            true,
            server -> List.of(Addresses.text(server)),
            row -> Addresses.parse(row.getFirst().strip()));

    public static final RowCodec<String> SEARCH_DOMAIN = new RowCodec<>(
            List.of(Column.text("searchDomain", "lab")),
            true,
            true,
            List::of,
            row -> Resolver.domain(row.getFirst().strip()));

    public static final RowCodec<Map.Entry<String, String>> SYSCTL = new RowCodec<>(
            List.of(Column.text("sysctl", "net.ipv4.conf.all.rp_filter"), Column.text("value", "0")),
            true,
            true,
            e -> List.of(e.getKey(), e.getValue()),
            row -> Map.entry(
                    required(row.get(0), "sysctl.noName"),
                    required(row.get(1), "sysctl.noValue")));

    public static final RowCodec<Service> SERVICE = new RowCodec<>(
            List.of(
                    Column.text("serviceName", "web"),
                    Column.text("command", "python3 -m http.server 80"),
                    new Column("pidNamespace", new Input.Flag()),
                    new Column("root", new Input.Flag())),
            true,
            true,
            s -> List.of(s.name(), s.command(), Boolean.toString(s.pidNamespace()), Boolean.toString(s.root())),
            row -> new Service(
                    row.get(0).strip(),
                    required(row.get(1), "service.noCommand"),
                    Boolean.parseBoolean(row.get(2)),
                    Boolean.parseBoolean(row.get(3))));

    /** A text's lines stand in one cell, {@code \\n} between them. */
    public static final RowCodec<NodeFile> FILE = new RowCodec<>(
            List.of(Column.text("path", "/etc/bird/bird.conf"), Column.text("fileText", "router id 10.255.0.1;\\n")),
            true,
            true,
            f -> List.of(f.path(), f.text().replace("\\", "\\\\").replace("\n", "\\n")),
            row -> new NodeFile(row.get(0).strip(), Cells.lines(row.get(1))));

    public static final RowCodec<Note> NOTE = new RowCodec<>(
            List.of(Column.text("noteText", ""), Column.number("x", "0"), Column.number("y", "0")),
            false,
            true,
            n -> List.of(n.text(), plain(n.x()), plain(n.y())),
            row -> new Note(row.get(0), coordinate(row.get(1)), coordinate(row.get(2))));

    private Codecs() {}

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

    private static String required(String text, String missing) {
        if (text.isBlank()) {
            throw BadValue.of(missing);
        }
        return text.strip();
    }

    public static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    public static double coordinate(String text) {
        try {
            double value = text.isBlank() ? 0 : Double.parseDouble(text.strip());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number without an end.
        }
        throw BadValue.of("note.place");
    }
}
