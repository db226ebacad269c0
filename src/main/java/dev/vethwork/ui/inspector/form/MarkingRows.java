package dev.vethwork.ui.inspector.form;

import dev.vethwork.net.PacketMark;
import dev.vethwork.topology.netfilter.Marking;
import dev.vethwork.topology.netfilter.MarkingBuilder;

/** Marks on packets, in their order. */
final class MarkingRows {
    static final RowCodec<Marking> CODEC = RowCodec.of(MarkingBuilder::builder, MarkingBuilder::build)
            .word("chain", Marking.Chain.class, Marking::chain, MarkingBuilder::chain)
            .prefix("source", "10.0.0.0/8", Marking::source, MarkingBuilder::source)
            .prefix("destination", "10.1.0.0/16", Marking::destination, MarkingBuilder::destination)
            .protocol(Marking::protocol, MarkingBuilder::protocol)
            .port("port", "80", Marking::port, MarkingBuilder::port)
            .device("in", "eth0", Marking::in, MarkingBuilder::in)
            .device("out", "eth1", Marking::out, MarkingBuilder::out)
            .cell(Column.text("mark", "0x1"), m -> m.mark().text(), (b, text) -> b.mark(PacketMark.parse(text.strip())))
            .prefix("notSource", "192.168.15.9", Marking::notSource, MarkingBuilder::notSource)
            .prefix("notDestination", "10.1.0.0/16", Marking::notDestination, MarkingBuilder::notDestination)
            .device("notIn", "eth0", Marking::notIn, MarkingBuilder::notIn)
            .device("notOut", "eth1", Marking::notOut, MarkingBuilder::notOut)
            .port("sourcePort", "53", Marking::sourcePort, MarkingBuilder::sourcePort)
            .rows(true, false);

    private MarkingRows() {}
}
