package dev.vethwork.format;

import dev.vethwork.net.Quote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON text into a tree whose values know their places; two fields of one name are a problem. */
final class JsonReader {
    private static final int DEEPEST = 64;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(TopologyFormat.LARGEST)
                    .build())
            .build();

    private final JsonParser parser;
    private final Problems problems;

    private JsonReader(JsonParser parser, Problems problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /** @throws FormatException if it is not one JSON value */
    static Located read(String json, Problems problems) throws FormatException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            JsonReader reader = new JsonReader(parser, problems);
            try {
                return reader.whole();
            } catch (JacksonException e) {
                throw reader.explained(e);
            }
        }
    }

    private Located whole() throws FormatException {
        if (parser.nextToken() == null) {
            throw syntax("the file is empty", "write at least { \"vethwork\": 1, \"name\": \"lab\" }");
        }
        Located read = value(Place.root(line(), column()));
        if (parser.nextToken() != null) {
            throw syntax("there is more after the end of the drawing", "remove what follows the last brace");
        }
        return read;
    }

    private Located value(Place place) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields(place);
            case START_ARRAY -> items(place);
            case VALUE_STRING -> new Located.Text(place, parser.getString());
            case VALUE_NUMBER_INT -> new Located.Numeral(place, parser.getString(), true);
            case VALUE_NUMBER_FLOAT -> new Located.Numeral(place, parser.getString(), false);
            case VALUE_TRUE -> new Located.Flag(place, true);
            case VALUE_FALSE -> new Located.Flag(place, false);
            default -> new Located.Nothing(place);
        };
    }

    private Located fields(Place place) {
        LinkedHashMap<String, Located> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Place field = place.child(name, line(), column());
            parser.nextToken();
            if (fields.putIfAbsent(name, value(field)) != null) {
                problems.add(field, "the field " + Quote.of(name) + " is there twice", "keep one of them");
            }
        }
        return new Located.Fieldset(place, fields);
    }

    private Located items(Place place) {
        List<Located> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(place.child(Integer.toString(items.size()), line(), column())));
        }
        return new Located.Items(place, items);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private int column() {
        return parser.currentTokenLocation().getColumnNr();
    }

    private FormatException explained(JacksonException e) {
        return switch (e) {
            case UnexpectedEndOfInputException _ ->
                syntax("the file ends in the middle of a value", "restore the missing end, it may have been cut off");
            case StreamConstraintsException _ ->
                syntax("the values here are nested or written too long to be a drawing", "write it plainly");
            default -> syntax("this is not JSON: " + firstSentence(e.getOriginalMessage()), "correct it here");
        };
    }

    private static String firstSentence(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    private FormatException syntax(String message, String remedy) {
        String pointer = parser.streamReadContext().pathAsPointer().toString();
        int line = Math.max(1, parser.currentLocation().getLineNr());
        int column = Math.max(1, parser.currentLocation().getColumnNr());
        return new FormatException(List.of(new FormatException.Problem(pointer, line, column, message, remedy)));
    }
}
