package dev.vethwork.format.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON text into a tree whose values know their places; two fields of one name are a problem. */
public final class JsonReader {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().streamReadConstraints(TreeReader.LIMITS).build();

    private JsonReader() {}

    /** @throws FormatException if it is not one JSON value */
    public static Located read(String json, Problems problems) throws FormatException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            return new TreeReader(parser, problems, 0, "file.notJson", null).read();
        }
    }
}
