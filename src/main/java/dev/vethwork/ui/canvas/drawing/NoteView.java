package dev.vethwork.ui.canvas.drawing;

import dev.vethwork.edit.arrange.Extent;
import dev.vethwork.topology.Note;
import dev.vethwork.ui.model.Selection;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;

/** A text on the drawing. */
public final class NoteView extends Label {
    /** Notes have no name; on screen and in the selection they are called by their place in the list. */
    public static final String PREFIX = Selection.NOTE;

    private final int index;

    NoteView(int index, Note note) {
        super(note.text());
        this.index = index;
        setId("note-" + index);
        getStyleClass().add("note");
        setWrapText(true);
        setMaxWidth(260);
        relocate(note.x(), note.y());
    }

    /** The room it takes. */
    public Extent extent() {
        // Before its first layout it has no size of its own.
        double width = getWidth() > 0 ? getWidth() : prefWidth(-1);
        double height = getHeight() > 0 ? getHeight() : prefHeight(width);
        return new Extent(getLayoutX() + width / 2, getLayoutY() + height / 2, width, height);
    }

    public int index() {
        return index;
    }

    public void setSelected(boolean value) {
        pseudoClassStateChanged(PseudoClass.getPseudoClass("selected"), value);
    }
}
