package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Readers;
import dev.vethwork.topology.Note;
import dev.vethwork.topology.Position;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Where things are on the canvas: notes, and the places of nodes. */
final class LayoutCodec {
    private LayoutCodec() {}

    static Note note(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, "text", "x", "y");
        return new Note(
                fields.required("text", Readers::text),
                fields.required("x", Readers::pixels),
                fields.required("y", Readers::pixels));
    }

    static Map<String, Position> places(Located value, Problems problems) {
        Fields fields = Fields.any(value, problems);
        Map<String, Position> places = new TreeMap<>();
        for (String node : fields.names()) {
            Position place = fields.optional(node, LayoutCodec::place);
            if (place != null) {
                places.put(node, place);
            }
        }
        return places;
    }

    private static Position place(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, "x", "y");
        return new Position(fields.required("x", Readers::pixels), fields.required("y", Readers::pixels));
    }

    static ObjectNode write(Note note) {
        return new JsonBuilder()
                .text("text", note.text())
                .pixels("x", finite(note.x()))
                .pixels("y", finite(note.y()))
                .build();
    }

    static ObjectNode write(Map<String, Position> layout) {
        JsonBuilder places = new JsonBuilder();
        layout.forEach((node, at) -> places.object(
                node,
                new JsonBuilder().pixels("x", finite(at.x())).pixels("y", finite(at.y())).build()));
        return places.build();
    }

    /** JSON has no infinity; a drawing that got one must still be saved. */
    private static double finite(double value) {
        return Double.isFinite(value) ? value : 0;
    }
}
