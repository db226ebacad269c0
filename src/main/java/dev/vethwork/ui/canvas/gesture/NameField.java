package dev.vethwork.ui.canvas.gesture;

import dev.vethwork.edit.Edits;
import dev.vethwork.topology.Note;
import dev.vethwork.ui.canvas.TopologyCanvas;
import dev.vethwork.ui.canvas.drawing.NodeView;
import dev.vethwork.ui.canvas.drawing.NoteView;
import java.util.function.Consumer;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A field over a node or note to write its name or text in. */
final class NameField {
    private final TopologyCanvas canvas;
    private boolean isOpen;

    NameField(TopologyCanvas canvas) {
        this.canvas = canvas;
    }

    /** The one node or note that is selected. */
    void selected() {
        canvas.selection().single().flatMap(canvas.drawing()::node).ifPresent(this::node);
        canvas.selection().notes().stream()
                .filter(i -> canvas.selection().elements().size() == 1)
                .findFirst()
                .map(canvas.drawing().noteViews()::get)
                .ifPresent(this::note);
    }

    void node(NodeView view) {
        String name = view.node().name();
        double width = view.silhouette().width();
        edit(name, view.centre().x() - width / 2, view.centre().y() - 15, width, typed -> {
            if (canvas.document().apply(Edits.rename(name, typed))) {
                canvas.selection().set(typed);
            }
        });
    }

    void note(NoteView view) {
        Note note = canvas.document().now().notes().get(view.index());
        edit(note.text(), note.x(), note.y(), Math.max(200, view.getWidth()), typed -> canvas.document()
                .apply(Edits.changeNote(view.index(), new Note(typed, note.x(), note.y()))));
    }

    private void edit(String text, double x, double y, double width, Consumer<String> done) {
        if (isOpen) {
            // Asked for once more by somebody who has it already.
            return;
        }
        isOpen = true;
        TextField field = new TextField(text);
        field.setId("rename");
        field.setPrefWidth(width);
        field.relocate(x, y);
        field.getStyleClass().add("rename");
        boolean[] over = {false};
        Runnable close = () -> {
            over[0] = true;
            isOpen = false;
            boolean writing = field.getScene() != null && field.equals(field.getScene().getFocusOwner());
            canvas.drawing().overlay().getChildren().remove(field);
            // Otherwise somebody else has the keyboard by now.
            if (writing) {
                canvas.requestFocus();
            }
        };
        Runnable accept = () -> {
            if (!over[0]) {
                close.run();
                if (!field.getText().equals(text)) {
                    done.accept(field.getText().strip());
                }
            }
        };
        field.setOnAction(event -> accept.run());
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
                event.consume();
            }
        });
        field.focusedProperty().addListener((p, before, now) -> {
            if (before && !now) {
                accept.run();
            }
        });
        canvas.drawing().overlay().getChildren().add(field);
        field.requestFocus();
        field.selectAll();
    }
}
