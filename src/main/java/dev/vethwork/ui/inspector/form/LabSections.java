package dev.vethwork.ui.inspector.form;

import dev.vethwork.topology.Note;
import dev.vethwork.topology.Topology;
import java.util.List;

/** The form of the lab itself, shown while nothing is selected. */
final class LabSections {
    private LabSections() {}

    static Section<Note> note() {
        return new Section<>(
                "note",
                "",
                true,
                List.of(
                        new Setting<>(
                                "noteText",
                                new Input.LongText(),
                                false,
                                Note::text,
                                (n, text) -> new Note(text, n.x(), n.y())),
                        Setting.unique(
                                "x",
                                "40",
                                n -> NoteRows.plain(n.x()),
                                (n, text) -> new Note(n.text(), NoteRows.coordinate(text), n.y())),
                        Setting.unique(
                                "y",
                                "40",
                                n -> NoteRows.plain(n.y()),
                                (n, text) -> new Note(n.text(), n.x(), NoteRows.coordinate(text)))));
    }

    static Section<Topology> all() {
        return new Section<>(
                "lab",
                "",
                true,
                List.of(
                        Setting.unique("labName", "lab", Topology::name, (t, text) -> t.withName(text.strip())),
                        new Setting<>(
                                "description",
                                new Input.LongText(),
                                false,
                                Topology::description,
                                Topology::withDescription),
                        new Rows<>("notes", NoteRows.CODEC, Topology::notes, Topology::withNotes)));
    }
}
