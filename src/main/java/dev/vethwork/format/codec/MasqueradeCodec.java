package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.topology.netfilter.Masquerade;
import tools.jackson.databind.node.ObjectNode;

/** Source NAT. */
final class MasqueradeCodec {
    private static final String[] FIELDS = SelectorCodec.fields(Masquerade.PARTS);

    private MasqueradeCodec() {}

    static Masquerade read(Located value, Problems problems) {
        return new Masquerade(SelectorCodec.read(Fields.of(value, problems, FIELDS), Masquerade.PARTS));
    }

    static ObjectNode write(Masquerade masquerade) {
        JsonBuilder object = new JsonBuilder();
        SelectorCodec.write(object, masquerade.asked(), Masquerade.PARTS);
        return object.build();
    }
}
