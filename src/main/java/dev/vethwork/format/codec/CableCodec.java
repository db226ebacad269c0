package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Shaping;
import tools.jackson.databind.node.ObjectNode;

/** Cables. */
public final class CableCodec {
    private CableCodec() {}

    public static Cable read(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, ShapingCodec.fields("a", "b"));
        Shaping shaping = ShapingCodec.read(fields);
        CableEnd a = fields.required("a", CableEndCodec::read);
        return new Cable(a, fields.required("b", CableEndCodec::read), shaping);
    }

    public static ObjectNode write(Cable cable) {
        JsonBuilder ends = new JsonBuilder()
                .object("a", CableEndCodec.write(cable.a()))
                .object("b", CableEndCodec.write(cable.b()));
        return ShapingCodec.write(cable.shaping(), ends).build();
    }
}
