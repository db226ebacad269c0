package dev.vethwork.format.exporting;

import dev.vethwork.text.Phrase;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A drawing in another form.
 *
 * @param files texts by their paths in the folder; a form of a single file has one without a name
 * @param unsaid what the form cannot say
 */
public record Exported(SortedMap<String, String> files, List<Phrase> unsaid) {
    private static final String ONLY = "";

    public Exported {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        unsaid = List.copyOf(unsaid);
    }

    static Exported text(String text, List<Phrase> unsaid) {
        return new Exported(new TreeMap<>(Map.of(ONLY, text)), unsaid);
    }

    /** The text of a form of a single file. */
    public String text() {
        return files.getOrDefault(ONLY, "");
    }
}
