package dev.vethwork.format.json;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The fields of an object in a file, read strictly: a field that nobody knows is a problem. */
public final class Fields {
    private final Located.Fieldset object;
    private final Problems problems;

    private Fields(Located.Fieldset object, Problems problems) {
        this.object = object;
        this.problems = problems;
    }

    /** The fields of an object that may have these and no others. */
    public static Fields of(Located value, Problems problems, String... known) {
        Fields fields = any(value, problems);
        Set<String> all = new TreeSet<>(List.of(known));
        fields.object.fields().forEach((name, field) -> {
            if (!all.contains(name)) {
                problems.add(
                        field.place(),
                        BadValue.of("file.unknown", Quote.of(name), String.join(", ", all)));
            }
        });
        return fields;
    }

    /** The fields of an object whose names are free. */
    public static Fields any(Located value, Problems problems) {
        if (value instanceof Located.Fieldset fieldset) {
            return new Fields(fieldset, problems);
        }
        throw Readers.wrongKind(value, problems, "object");
    }

    public Set<String> names() {
        return object.fields().keySet();
    }

    public @Nullable Located get(String name) {
        return object.fields().get(name);
    }

    public <T> T required(String name, Reader<T> reader) {
        Located value = get(name);
        if (value == null) {
            throw problems.giveUp(object.place(), BadValue.of("file.missing", name));
        }
        T read = problems.attempt(value, reader);
        if (read == null) {
            throw new Unreadable();
        }
        return read;
    }

    public <T> @Nullable T optional(String name, Reader<T> reader) {
        Located value = get(name);
        return value == null ? null : problems.attempt(value, reader);
    }

    public <T> T optional(String name, Reader<T> reader, T otherwise) {
        T read = optional(name, reader);
        return read == null ? otherwise : read;
    }

    public boolean flag(String name, boolean otherwise) {
        return optional(name, Readers::flag, otherwise);
    }

    /** The items that could be read; the others' problems are noted. */
    public <T> List<T> list(String name, Reader<T> reader) {
        Located value = get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof Located.Items list)) {
            problems.add(value.place(), BadValue.of("file.wanted.list", value.kind()));
            return List.of();
        }
        List<T> read = new ArrayList<>(list.items().size());
        for (Located item : list.items()) {
            T one = problems.attempt(item, reader);
            if (one != null) {
                read.add(one);
            }
        }
        return read;
    }
}
