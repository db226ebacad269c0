package dev.vethwork.format.patch;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonPointers;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.BadValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One operation of a JSON patch (RFC 6902).
 *
 * @param path JSON pointer to the place in the file as the operations before it left it
 * @param value null for a removal
 */
public record PatchOperation(Op op, String path, @Nullable JsonNode value) {
    /** What it does. */
    public enum Op {
        ADD,
        REMOVE,
        REPLACE
    }

    /** As it stands in a file. A place in a list may also be named as {@link TopologyPatch#apply} says. */
    public static PatchOperation read(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, "op", "path", "value");
        Op op = fields.required("op", Readers.word(Op.class));
        String path = fields.required("path", Readers.text(JsonPointers::check));
        Located given = fields.get("value");
        if (op != Op.REMOVE && given == null) {
            throw problems.giveUp(value.place(), BadValue.of("file.missing", "value"));
        }
        return new PatchOperation(op, path, given == null ? null : given.json());
    }

    /** {@code {"op": "add", "path": "/nodes/1", "value": …}}. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("op", Readers.word(op)).put("path", path);
        if (value != null) {
            json.set("value", value);
        }
        return json;
    }
}
