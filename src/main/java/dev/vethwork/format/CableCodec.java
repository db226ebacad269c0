package dev.vethwork.format;

import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Shaping;
import tools.jackson.databind.node.ObjectNode;

/** Cables. */
final class CableCodec {
    private CableCodec() {}

    static Cable read(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, "a", "b", "rate", "delay", "loss");
        // Each alone first, so that a bad one is shown in its own place.
        Shaping shaping = new Shaping(
                fields.optional("rate", Readers.text(t -> new Shaping(t, null, null).rate())),
                fields.optional("delay", Readers.text(t -> new Shaping(null, t, null).delay())),
                fields.optional("loss", Readers.text(t -> new Shaping(null, null, t).loss())));
        CableEnd a = fields.required("a", CableEndCodec::read);
        return new Cable(a, fields.required("b", CableEndCodec::read), shaping);
    }

    static ObjectNode write(Cable cable) {
        return new JsonBuilder()
                .object("a", CableEndCodec.write(cable.a()))
                .object("b", CableEndCodec.write(cable.b()))
                .text("rate", cable.shaping().rate())
                .text("delay", cable.shaping().delay())
                .text("loss", cable.shaping().loss())
                .build();
    }
}
