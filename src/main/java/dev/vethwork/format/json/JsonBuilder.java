package dev.vethwork.format.json;

import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Builds an object field by field, and leaves out what is null, empty or as by default. */
public final class JsonBuilder {
    private final ObjectNode object = JsonNodeFactory.instance.objectNode();

    public JsonBuilder text(String name, @Nullable String value) {
        if (value != null) {
            object.put(name, value);
        }
        return this;
    }

    public JsonBuilder word(String name, @Nullable Enum<?> value) {
        return text(name, value == null ? null : Readers.word(value));
    }

    public JsonBuilder json(String name, @Nullable JsonNode value) {
        if (value != null) {
            object.set(name, value);
        }
        return this;
    }

    public JsonBuilder whole(String name, @Nullable Number value) {
        if (value != null) {
            object.put(name, value.longValue());
        }
        return this;
    }

    public JsonBuilder pixels(String name, double value) {
        object.put(name, value);
        return this;
    }

    public JsonBuilder flag(String name, boolean value, boolean byDefault) {
        if (value != byDefault) {
            object.put(name, value);
        }
        return this;
    }

    public JsonBuilder object(String name, ObjectNode value) {
        if (!value.isEmpty()) {
            object.set(name, value);
        }
        return this;
    }

    public <T> JsonBuilder list(String name, Collection<T> values, Function<? super T, ? extends JsonNode> writer) {
        return values.isEmpty() ? this : wholeList(name, values, writer);
    }

    /** A list that is there even when it is empty. */
    public <T> JsonBuilder wholeList(String name, Collection<T> values, Function<? super T, ? extends JsonNode> writer) {
        ArrayNode list = object.putArray(name);
        values.forEach(v -> list.add(writer.apply(v)));
        return this;
    }

    /** A list of texts. */
    public <T> JsonBuilder texts(String name, Collection<T> values, Function<? super T, String> text) {
        return list(name, values, v -> StringNode.valueOf(text.apply(v)));
    }

    public ObjectNode build() {
        return object;
    }
}
