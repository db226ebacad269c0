package dev.vethwork.ui.inspector.form;

import dev.vethwork.net.PacketMark;
import dev.vethwork.topology.netfilter.Marking;
import dev.vethwork.topology.netfilter.Protocol;
import java.util.List;

/** Marks on packets, in their order. */
final class MarkingRows {
    static final RowCodec<Marking> CODEC = new RowCodec<>(
            List.of(
                    new Column("chain", Input.of(Marking.Chain.class)),
                    Column.text("source", "10.0.0.0/8"),
                    Column.text("destination", "10.1.0.0/16"),
                    new Column("protocol", Input.anyOf(Protocol.class)),
                    Column.number("port", "80"),
                    Column.text("in", "eth0"),
                    Column.text("out", "eth1"),
                    Column.text("mark", "0x1"),
                    Column.text("notSource", "192.168.15.9"),
                    Column.text("notDestination", "10.1.0.0/16"),
                    Column.text("notIn", "eth0"),
                    Column.text("notOut", "eth1"),
                    Column.number("sourcePort", "53")),
            true,
            false,
            m -> List.of(
                    Cells.show(m.chain()),
                    Cells.show(m.source()),
                    Cells.show(m.destination()),
                    Cells.show(m.protocol()),
                    Cells.show(m.port()),
                    Cells.show(m.in()),
                    Cells.show(m.out()),
                    m.mark().text(),
                    Cells.show(m.notSource()),
                    Cells.show(m.notDestination()),
                    Cells.show(m.notIn()),
                    Cells.show(m.notOut()),
                    Cells.show(m.sourcePort())),
            row -> new Marking(
                    Cells.word(Marking.Chain.class, row.get(0)),
                    Cells.prefix(row.get(1)),
                    Cells.prefix(row.get(2)),
                    Cells.anyWord(Protocol.class, row.get(3)),
                    Cells.port(row.get(4)),
                    Cells.optional(row.get(5)),
                    Cells.optional(row.get(6)),
                    PacketMark.parse(row.get(7).strip()),
                    Cells.prefix(row.get(8)),
                    Cells.prefix(row.get(9)),
                    Cells.optional(row.get(10)),
                    Cells.optional(row.get(11)),
                    Cells.port(row.get(12))));

    private MarkingRows() {}
}
