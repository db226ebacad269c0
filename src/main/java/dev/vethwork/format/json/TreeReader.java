package dev.vethwork.format.json;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Quote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads what a parser finds into a tree whose values know their places; two fields of one name are a problem. */
public final class TreeReader {
    /** The largest file that is read, in bytes: 16 MiB, far beyond any drawing that a person could look at. */
    public static final int LARGEST = 16 * 1024 * 1024;

    private static final int DEEPEST = 64;

    static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST)
            .maxStringLength(LARGEST)
            .build();

    private final JsonParser parser;
    private final Problems problems;
    private final int before;
    private final String complaint;
    private final @Nullable YamlAnchors anchors;

    /**
     * @param before lines of the file that stand before what is parsed
     * @param complaint key of the sentence for what cannot be parsed
     * @param anchors null where nothing may be meant at several places
     */
    TreeReader(JsonParser parser, Problems problems, int before, String complaint, @Nullable YamlAnchors anchors) {
        this.parser = parser;
        this.problems = problems;
        this.before = before;
        this.complaint = complaint;
        this.anchors = anchors;
    }

    /** @throws FormatException if it is not one value */
    Located read() throws FormatException {
        try {
            return whole();
        } catch (JacksonException e) {
            throw explained(e);
        }
    }

    private Located whole() throws FormatException {
        if (parser.nextToken() == null) {
            throw syntax(BadValue.of("file.empty"));
        }
        Located read = value(JsonPlace.root(line(), column()));
        if (parser.nextToken() != null) {
            throw syntax(BadValue.of("file.more"));
        }
        return read;
    }

    private Located value(JsonPlace place) {
        String name = null;
        int before = 0;
        if (parser instanceof YAMLParser yaml) {
            YamlAnchors known = anchors;
            name = yaml.getObjectId();
            if (known == null && (yaml.isCurrentAlias() || name != null)) {
                problems.add(place, BadValue.of("file.anchor"));
            } else if (known != null && yaml.isCurrentAlias()) {
                return known.value(parser.getString()).orElseGet(() -> {
                    problems.add(place, BadValue.of("file.alias"));
                    return new Located.Nothing(place);
                });
            }
            before = known == null ? 0 : known.begin();
        }
        Located read = plain(place);
        if (anchors != null && name != null) {
            anchors.name(name, read, before);
        }
        return read;
    }

    private Located plain(JsonPlace place) {
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

    private Located fields(JsonPlace place) {
        LinkedHashMap<String, Located> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonPlace field = place.child(name, line(), column());
            parser.nextToken();
            if (fields.putIfAbsent(name, value(field)) != null) {
                problems.add(field, BadValue.of("file.twice", Quote.of(name)));
            }
        }
        if (anchors != null) {
            YamlAnchors.merge(fields);
        }
        return new Located.Fieldset(place, fields);
    }

    private Located items(JsonPlace place) {
        List<Located> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(place.child(Integer.toString(items.size()), line(), column())));
        }
        return new Located.Items(place, items);
    }

    private int line() {
        return before + parser.currentTokenLocation().getLineNr();
    }

    private int column() {
        return parser.currentTokenLocation().getColumnNr();
    }

    private FormatException explained(JacksonException e) {
        return switch (e) {
            case UnexpectedEndOfInputException _ ->
                syntax(BadValue.of("file.cut"));
            case StreamConstraintsException _ ->
                syntax(BadValue.of("file.deep"));
            default -> syntax(BadValue.of(complaint, firstSentence(e.getOriginalMessage())));
        };
    }

    private static String firstSentence(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    private FormatException syntax(BadValue bad) {
        String pointer = parser.streamReadContext().pathAsPointer().toString();
        int line = before + Math.max(1, parser.currentLocation().getLineNr());
        int column = Math.max(1, parser.currentLocation().getColumnNr());
        return new FormatException(List.of(new FormatException.Problem(pointer, line, column, String.valueOf(bad.getMessage()), bad.remedy())));
    }
}
