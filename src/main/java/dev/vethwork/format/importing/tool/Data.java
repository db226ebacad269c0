package dev.vethwork.format.importing.tool;

import dev.vethwork.format.importing.ImportException;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.format.json.JsonReader;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value of a JSON or YAML file, asked for leniently: what is not there, or of another kind, is empty. */
record Data(@Nullable Located value) {
    static final Data NONE = new Data(null);

    static Data yaml(String text) throws ImportException {
        try {
            Problems problems = new Problems();
            Data data = new Data(YamlReader.readWithAnchors(text, problems));
            problems.throwIfAny();
            return data;
        } catch (FormatException e) {
            throw unreadable("YAML", e);
        }
    }

    static Data json(String text) throws ImportException {
        try {
            return new Data(JsonReader.read(text, new Problems()));
        } catch (FormatException e) {
            throw unreadable("JSON", e);
        }
    }

    private static ImportException unreadable(String what, FormatException e) {
        FormatException.Problem first = e.problems().getFirst();
        return ImportException.of("unreadable", what, (first.line() > 0 ? first.line() + ": " : "") + first.message());
    }

    Data get(String name) {
        Located found = value instanceof Located.Fieldset fields ? fields.fields().get(name) : null;
        return found == null ? NONE : new Data(found);
    }

    boolean has(String name) {
        return get(name).isThere();
    }

    boolean isThere() {
        return value != null && !(value instanceof Located.Nothing);
    }

    Map<String, Data> fields() {
        Map<String, Data> all = new LinkedHashMap<>();
        if (value instanceof Located.Fieldset fields) {
            fields.fields().forEach((name, field) -> all.put(name, new Data(field)));
        }
        return all;
    }

    List<Data> items() {
        return value instanceof Located.Items list
                ? list.items().stream().map(Data::new).toList()
                : List.of();
    }

    /** A list, or what stands where one could. */
    List<Data> oneOrMore() {
        return value instanceof Located.Items ? items() : isThere() ? List.of(this) : List.of();
    }

    /** As text, whatever plain value it is; empty for lists and objects. */
    String text() {
        return switch (value) {
            case Located.Text text -> text.value();
            case Located.Numeral number -> number.digits();
            case Located.Flag flag -> Boolean.toString(flag.value());
            case null, default -> "";
        };
    }

    String text(String name) {
        return get(name).text();
    }

    boolean isTrue() {
        return value instanceof Located.Flag flag && flag.value() || text().equals("1");
    }

    Optional<Double> number() {
        try {
            return text().isBlank() ? Optional.empty() : Optional.of(Double.parseDouble(text().strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** From 1; 0 where it is not known. */
    int line() {
        Located known = value;
        return known == null ? 0 : known.place().line();
    }
}
