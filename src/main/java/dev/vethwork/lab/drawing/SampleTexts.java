package dev.vethwork.lab.drawing;

import dev.vethwork.text.Bundles;
import dev.vethwork.topology.Note;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * What the drawings that come with the program say, in another language: titles, descriptions and notes by the lab's name. In
 * English they stand in the drawings themselves.
 */
public final class SampleTexts {
    private static final String BUNDLE = "dev.vethwork.lab.samples";

    private SampleTexts() {}

    /** The title of a sample; empty where there is none in this language. @param file its name, without what all of them end with */
    public static Optional<String> title(String file, Locale language) {
        return text(file.replaceFirst("^[0-9]+-", "") + ".title", language);
    }

    /** The same drawing with its words in a language, as far as there is a translation. */
    public static Topology in(Locale language, Topology sample) {
        List<Note> notes = new ArrayList<>();
        for (Note note : sample.notes()) {
            String words = text(sample.name() + ".note." + (notes.size() + 1), language).orElse(note.text());
            notes.add(new Note(words, note.x(), note.y()));
        }
        String description =
                text(sample.name() + ".description", language).orElse(sample.description());
        return notes.equals(sample.notes()) && description.equals(sample.description())
                ? sample
                : sample.withNotes(notes).withDescription(description);
    }

    private static Optional<String> text(String key, Locale language) {
        ResourceBundle texts = Bundles.of(BUNDLE, language);
        return texts.containsKey(key) ? Optional.of(texts.getString(key)) : Optional.empty();
    }
}
