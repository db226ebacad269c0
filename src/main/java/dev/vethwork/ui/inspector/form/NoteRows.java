package dev.vethwork.ui.inspector.form;

import dev.vethwork.net.BadValue;
import dev.vethwork.topology.Note;
import java.util.List;

/** Notes on the drawing. */
final class NoteRows {
    static final RowCodec<Note> CODEC = new RowCodec<>(
            List.of(Column.text("noteText", ""), Column.number("x", "0"), Column.number("y", "0")),
            false,
            true,
            n -> List.of(n.text(), plain(n.x()), plain(n.y())),
            row -> new Note(row.get(0), coordinate(row.get(1)), coordinate(row.get(2))));

    private NoteRows() {}

    static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    static double coordinate(String text) {
        try {
            double value = text.isBlank() ? 0 : Double.parseDouble(text.strip());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number without an end.
        }
        throw BadValue.of("note.place");
    }
}
