package dev.vethwork.format.json;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Values of a YAML text that have a name there, to be written once and meant at several places. */
final class YamlAnchors {
    /** What stands under this name has its fields laid under those that are written beside it. */
    private static final String MERGE = "<<";

    /** Values of a text, each counted wherever it is meant: names for lists of names have no end otherwise. */
    private static final int MOST = 50_000;

    private record Named(Located value, int size) {}

    private final Map<String, Named> named = new HashMap<>();
    private int count;

    /** One more value. @return how many there were before it */
    int begin() {
        return count++;
    }

    void name(String name, Located value, int before) {
        named.put(name, new Named(value, count - before));
    }

    /** What the name stands for; empty where nobody has it, or it would be too much. */
    Optional<Located> value(String name) {
        Named found = named.get(name);
        if (found == null || count + found.size() > MOST) {
            return Optional.empty();
        }
        count += found.size();
        return Optional.of(found.value());
    }

    /** With the fields of what is to be merged that it does not have itself. */
    static void merge(SequencedMap<String, Located> fields) {
        Located merged = fields.remove(MERGE);
        List<Located> all = merged instanceof Located.Items list ? list.items() : merged == null ? List.of() : List.of(merged);
        for (Located each : all) {
            if (each instanceof Located.Fieldset other) {
                new LinkedHashMap<>(other.fields()).forEach(fields::putIfAbsent);
            }
        }
    }
}
