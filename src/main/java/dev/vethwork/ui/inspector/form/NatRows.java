package dev.vethwork.ui.inspector.form;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Endpoint;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.SourceNat;
import java.util.List;
import java.util.stream.Stream;

/** What is done to the addresses of packets. */
final class NatRows {
    static final RowCodec<Masquerade> MASQUERADE = new RowCodec<>(
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

    static final RowCodec<SourceNat> SOURCE_NAT = new RowCodec<>(
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

    static final RowCodec<PortForward> PORT_FORWARD = new RowCodec<>(
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

    private NatRows() {}
}
