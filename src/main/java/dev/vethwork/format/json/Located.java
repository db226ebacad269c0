package dev.vethwork.format.json;

import dev.vethwork.net.BadValue;
import dev.vethwork.text.Phrase;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A JSON value that knows where in its file it stands. */
public sealed interface Located {
    JsonPlace place();

    record Fieldset(JsonPlace place, SequencedMap<String, Located> fields) implements Located {}

    record Items(JsonPlace place, List<Located> items) implements Located {}

    record Text(JsonPlace place, String value) implements Located {}

    /** @param digits as written, whole for a number without a fraction and exponent */
    record Numeral(JsonPlace place, String digits, boolean whole) implements Located {}

    record Flag(JsonPlace place, boolean value) implements Located {}

    record Nothing(JsonPlace place) implements Located {}

    /** The same without the places. */
    default JsonNode json() {
        return switch (this) {
            case Fieldset(_, var fields) -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                fields.forEach((name, field) -> object.set(name, field.json()));
                yield object;
            }
            case Items(_, var items) -> {
                ArrayNode list = JsonNodeFactory.instance.arrayNode();
                items.forEach(item -> list.add(item.json()));
                yield list;
            }
            case Text(_, String value) -> JsonNodeFactory.instance.stringNode(value);
            case Numeral(_, String digits, boolean whole) ->
                whole
                        ? JsonNodeFactory.instance.numberNode(new BigInteger(digits))
                        : JsonNodeFactory.instance.numberNode(new BigDecimal(digits));
            case Flag(_, boolean value) -> JsonNodeFactory.instance.booleanNode(value);
            case Nothing _ -> JsonNodeFactory.instance.nullNode();
        };
    }

    /** What a person calls this kind of value. */
    default Phrase kind() {
        return switch (this) {
            case Fieldset _ -> BadValue.word("file.is.object");
            case Items _ -> BadValue.word("file.is.list");
            case Text _ -> BadValue.word("file.is.text");
            case Numeral _ -> BadValue.word("file.is.number");
            case Flag _ -> BadValue.word("file.is.flag");
            case Nothing _ -> BadValue.word("file.is.null");
        };
    }
}
