package dev.vethwork.ui.shell.pane;

import dev.vethwork.ui.Texts;
import dev.vethwork.ui.WhileShown;
import dev.vethwork.ui.model.LogLine;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.application.Platform;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;

/** What was done and what went wrong, in order. */
public final class LogPanel extends ListView<LogLine> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private boolean following;

    public LogPanel(ObservableList<LogLine> lines) {
        super(lines);
        setId("log");
        getStyleClass().addAll("log", "edge-to-edge");
        setPlaceholder(new Label(Texts.get("log.empty")));
        setCellFactory(list -> new ListCell<>() {
            @Override
            protected void updateItem(LogLine line, boolean empty) {
                super.updateItem(line, empty);
                boolean nothing = empty || line == null;
                setText(nothing ? null : TIME.format(line.time()) + "  " + line.text());
                pseudoClassStateChanged(PseudoClass.getPseudoClass("failure"), !nothing && line.failure());
            }
        });
        WhileShown.hear(this, lines, this::follow);
    }

    /** Keeps the newest line in sight, once the list itself knows of it; a run adds thousands at a time. */
    private void follow() {
        if (!following) {
            following = true;
            Platform.runLater(() -> {
                following = false;
                scrollTo(getItems().size() - 1);
            });
        }
    }
}
