package dev.vethwork.format.codec;

import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Reader;
import dev.vethwork.format.json.Readers;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a file has as a number, or as a text where a number does not say it. */
final class NumberOrText {
    private NumberOrText() {}

    static <T> Reader<T> read(Function<String, T> parse) {
        return (value, problems) -> parse.apply(
                value instanceof Located.Numeral number && number.whole() ? number.digits() : Readers.text(value, problems));
    }

    static @Nullable JsonNode write(@Nullable String text) {
        if (text == null) {
            return null;
        }
        boolean whole = text.matches("[0-9]+");
        return whole ? JsonNodeFactory.instance.numberNode(Long.parseLong(text)) : JsonNodeFactory.instance.stringNode(text);
    }
}
