package dev.vethwork.format.patch;

import dev.vethwork.format.json.JsonPointers;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Quote;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Does operations of a JSON patch to a tree. */
final class Patching {
    private static final String END = "-";

    private final JsonNode whole;

    Patching(JsonNode whole) {
        this.whole = whole;
    }

    /** @throws BadValue if its path leads nowhere */
    void apply(PatchOperation operation) {
        List<String> tokens = JsonPointers.tokens(operation.path());
        JsonNode at = whole;
        for (int i = 0; i < tokens.size() - 1; i++) {
            at = step(operation, at, tokens.get(i), tokens.get(i + 1));
        }
        switch (at) {
            case ObjectNode object -> change(operation, object, tokens.getLast());
            case ArrayNode list -> change(operation, list, tokens.getLast());
            default -> throw nowhere(operation);
        }
    }

    /** What the file leaves out where it is empty begins with what is added to it; a wrong name is found by the reader. */
    private static JsonNode step(PatchOperation operation, JsonNode at, String token, String next) {
        JsonNode below = at instanceof ArrayNode list ? list.get(index(operation, list, token)) : at.get(token);
        if (below == null && operation.op() == PatchOperation.Op.ADD && at instanceof ObjectNode object) {
            return next.equals(END) ? object.putArray(token) : object.putObject(token);
        }
        if (below == null) {
            throw nowhere(operation);
        }
        return below;
    }

    /** A field that is left out has its default, and may be replaced. */
    private static void change(PatchOperation operation, ObjectNode object, String name) {
        if (operation.op() == PatchOperation.Op.REMOVE && !object.has(name)) {
            throw nowhere(operation);
        }
        JsonNode value = operation.value();
        if (value == null) {
            object.remove(name);
        } else {
            object.set(name, value);
        }
    }

    private static void change(PatchOperation operation, ArrayNode list, String token) {
        JsonNode value = operation.value();
        if (operation.op() == PatchOperation.Op.ADD && token.equals(END) && value != null) {
            list.add(value);
            return;
        }
        int index = index(operation, list, token);
        if (value == null) {
            list.remove(index);
        } else if (operation.op() == PatchOperation.Op.ADD) {
            list.insert(index, value);
        } else {
            list.set(index, value);
        }
    }

    /** By number, as RFC 6902 has it; or by the element's name, of a cable by that of one of its ends. */
    private static int index(PatchOperation operation, ArrayNode list, String token) {
        if (token.matches("[0-9]{1,6}")) {
            int index = Integer.parseInt(token);
            if (index < list.size() || (index == list.size() && operation.op() == PatchOperation.Op.ADD)) {
                return index;
            }
            throw nowhere(operation);
        }
        for (int i = 0; i < list.size(); i++) {
            if (isCalled(list.get(i), token)) {
                return i;
            }
        }
        throw nowhere(operation);
    }

    private static boolean isCalled(JsonNode element, String token) {
        return token.equals(text(element.get("name")))
                || token.equals(end(element.get("a")))
                || token.equals(end(element.get("b")));
    }

    private static @Nullable String end(@Nullable JsonNode end) {
        return end == null ? null : text(end.get("node")) + ":" + text(end.get("interface"));
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        return value != null && value.isString() ? value.asString() : null;
    }

    private static BadValue nowhere(PatchOperation operation) {
        return BadValue.of("patch.nowhere", Quote.of(operation.path()));
    }
}
