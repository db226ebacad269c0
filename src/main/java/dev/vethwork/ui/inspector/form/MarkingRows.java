package dev.vethwork.ui.inspector.form;

import dev.vethwork.net.PacketMark;
import dev.vethwork.topology.netfilter.Marking;
import dev.vethwork.topology.netfilter.MarkingBuilder;
import dev.vethwork.topology.netfilter.Selector;
import dev.vethwork.topology.netfilter.SelectorPart;

/** Marks on packets, in their order. */
final class MarkingRows {
    private static final RowCodec.Asked<Marking, MarkingBuilder> ASKED =
            new RowCodec.Asked<>(Marking::asked, MarkingBuilder::asked, MarkingBuilder::asked);
    private static final int MARK = Marking.PARTS.indexOf(SelectorPart.OUT) + 1;

    static final RowCodec<Marking> CODEC = RowCodec.of(() -> MarkingBuilder.builder().asked(Selector.ANY), MarkingBuilder::build)
            .word("chain", Marking.Chain.class, Marking::chain, MarkingBuilder::chain)
            .asked(ASKED, Marking.PARTS.subList(0, MARK))
            .cell(Column.text("mark", "0x1"), m -> m.mark().text(), (b, text) -> b.mark(PacketMark.parse(text.strip())))
            .asked(ASKED, Marking.PARTS.subList(MARK, Marking.PARTS.size()))
            .rows(true, false);

    private MarkingRows() {}
}
