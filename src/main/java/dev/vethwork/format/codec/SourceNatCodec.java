package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.Addresses;
import dev.vethwork.topology.netfilter.SelectorPart;
import dev.vethwork.topology.netfilter.SourceNat;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Source NAT to a certain address. */
final class SourceNatCodec {
    private static final String[] FIELDS = SelectorCodec.fields(SourceNat.PARTS, "to");
    private static final List<SelectorPart> BEFORE = SourceNat.PARTS.subList(0, 2);
    private static final List<SelectorPart> BEHIND = SourceNat.PARTS.subList(2, SourceNat.PARTS.size());

    private SourceNatCodec() {}

    static SourceNat read(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, FIELDS);
        return new SourceNat(
                SelectorCodec.read(fields, SourceNat.PARTS), fields.required("to", Readers.text(Addresses::parse)));
    }

    static ObjectNode write(SourceNat nat) {
        JsonBuilder object = new JsonBuilder();
        SelectorCodec.write(object, nat.asked(), BEFORE);
        object.text("to", Addresses.text(nat.to()));
        SelectorCodec.write(object, nat.asked(), BEHIND);
        return object.build();
    }
}
