package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.PacketMark;
import dev.vethwork.topology.netfilter.Marking;
import dev.vethwork.topology.netfilter.Selector;
import dev.vethwork.topology.netfilter.SelectorPart;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Marks on packets, by which routing rules know them. */
final class MarkingCodec {
    private static final String[] FIELDS = SelectorCodec.fields(Marking.PARTS, "chain", "mark");
    private static final int MARK = Marking.PARTS.indexOf(SelectorPart.OUT) + 1;
    private static final List<SelectorPart> BEFORE = Marking.PARTS.subList(0, MARK);
    private static final List<SelectorPart> BEHIND = Marking.PARTS.subList(MARK, Marking.PARTS.size());

    private MarkingCodec() {}

    static Marking read(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, FIELDS);
        Selector asked = SelectorCodec.read(fields, Marking.PARTS);
        Marking.Chain chain = fields.required("chain", Readers.word(Marking.Chain.class));
        return new Marking(chain, asked, fields.required("mark", NumberOrText.read(PacketMark::parse)));
    }

    static ObjectNode write(Marking marking) {
        JsonBuilder object = new JsonBuilder().word("chain", marking.chain());
        SelectorCodec.write(object, marking.asked(), BEFORE);
        object.text("mark", marking.mark().text());
        SelectorCodec.write(object, marking.asked(), BEHIND);
        return object.build();
    }
}
