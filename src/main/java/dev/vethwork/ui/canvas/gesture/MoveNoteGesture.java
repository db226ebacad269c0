package dev.vethwork.ui.canvas.gesture;

import dev.vethwork.edit.Edits;
import dev.vethwork.topology.Note;
import dev.vethwork.topology.Position;
import dev.vethwork.ui.canvas.NoteView;
import dev.vethwork.ui.canvas.TopologyCanvas;

/** Moves a note. */
final class MoveNoteGesture implements Gesture {
    private final TopologyCanvas canvas;
    private final NoteView view;
    private final Position start;
    private final Note note;

    MoveNoteGesture(TopologyCanvas canvas, NoteView view, Position start) {
        this.canvas = canvas;
        this.view = view;
        this.start = start;
        this.note = canvas.document().now().notes().get(view.index());
    }

    @Override
    public void drag(Position at) {
        Note moved = moved(at);
        view.relocate(moved.x(), moved.y());
    }

    private Note moved(Position at) {
        return new Note(note.text(), note.x() + at.x() - start.x(), note.y() + at.y() - start.y());
    }

    @Override
    public void finish(Position at) {
        canvas.document().seal();
        canvas.document().apply(Edits.changeNote(view.index(), moved(at)));
        canvas.document().seal();
    }

    @Override
    public void cancel() {
        view.relocate(note.x(), note.y());
    }
}
