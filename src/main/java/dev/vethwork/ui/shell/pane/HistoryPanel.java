package dev.vethwork.ui.shell.pane;

import dev.vethwork.edit.EditText;
import dev.vethwork.edit.History;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.WhileShown;
import dev.vethwork.ui.model.Document;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

/** Everything that was done and undone, oldest first; choosing one goes there. */
public final class HistoryPanel extends ListView<Integer> {
    private static final PseudoClass PRESENT = PseudoClass.getPseudoClass("present");
    private static final PseudoClass UNDONE = PseudoClass.getPseudoClass("undone");

    private final Document document;

    public HistoryPanel(Document document) {
        this.document = document;
        setId("history");
        getStyleClass().addAll("history", "edge-to-edge");
        setPlaceholder(new Label(Texts.get("history.empty")));
        setAccessibleText(Texts.get("history"));
        setCellFactory(list -> new Cell());
        setOnMouseClicked(event -> jump());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                jump();
            }
        });
        WhileShown.hear(this, document.topology(), this::show);
        WhileShown.hear(this, document.position(), this::show);
        show();
    }

    private void jump() {
        Integer chosen = getSelectionModel().getSelectedItem();
        if (chosen != null) {
            document.jump(chosen);
        }
    }

    /** Rows are numbers of entries that are done: 0 is the drawing as it was opened. */
    private void show() {
        int rows = document.entries().isEmpty() ? 0 : document.entries().size() + 1;
        int before = getItems().size();
        if (rows > before) {
            for (int i = before; i < rows; i++) {
                getItems().add(i);
            }
        } else {
            getItems().remove(rows, before);
        }
        refresh();
        if (rows > 0) {
            int present = document.position().get();
            getSelectionModel().select(present);
            scrollTo(Math.max(0, present - 3));
        }
    }

    private final class Cell extends ListCell<Integer> {
        @Override
        protected void updateItem(Integer row, boolean empty) {
            super.updateItem(row, empty);
            boolean nothing = empty || row == null || row > document.entries().size();
            setText(nothing ? null : words(row));
            pseudoClassStateChanged(PRESENT, !nothing && row == document.position().get());
            pseudoClassStateChanged(UNDONE, !nothing && row > document.position().get());
        }

        private String words(int row) {
            if (row == 0) {
                return Texts.get("history.start");
            }
            History.Entry entry = document.entries().get(row - 1);
            String name = EditText.of(entry.name(), Locale.getDefault());
            return row + "  " + name;
        }
    }
}
