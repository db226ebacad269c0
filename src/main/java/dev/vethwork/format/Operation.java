package dev.vethwork.format;

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
public record Operation(Op op, String path, @Nullable JsonNode value) {
    /** What it does. */
    public enum Op {
        ADD,
        REMOVE,
        REPLACE
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
