package dev.vethwork.ui.inspector.json;

import dev.vethwork.format.json.FormatException.Problem;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.Selection;
import dev.vethwork.ui.panels.PanelText;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.controlsfx.control.SegmentedButton;
import org.fxmisc.flowless.VirtualizedScrollPane;

/** The drawing, or what is selected of it, as a text that is edited like the forms: what is right is drawn at once. */
final class JsonView extends VBox {
    /** How long a text rests before it is read. */
    private static final Duration REST = Duration.millis(300);

    private static final KeyCombination NOW = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);

    private final JsonModel model;
    private final JsonText text = new JsonText();
    private final JsonMistakes mistakes = new JsonMistakes(text::go);
    private final PauseTransition rest = new PauseTransition(REST);
    private String drawn = "";
    private boolean showing;

    JsonView(Document document, Selection selection) {
        model = new JsonModel(document, selection);
        getStyleClass().add("json-view");
        VirtualizedScrollPane<JsonText> scroll = new VirtualizedScrollPane<>(text);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(scope(), scroll, mistakes);
        rest.setOnFinished(event -> commit());
        listen();
        refresh();
    }

    private HBox scope() {
        ToggleButton element = new ToggleButton(PanelText.get("json.selected"));
        ToggleButton whole = new ToggleButton(PanelText.get("json.whole"));
        whole.setId("json-whole");
        SegmentedButton both = new SegmentedButton(element, whole);
        ToggleGroup group = both.getToggleGroup();
        element.setSelected(true);
        group.selectedToggleProperty().addListener((property, before, now) -> {
            if (now == null && before != null) {
                group.selectToggle(before);
            }
        });
        model.whole().bind(whole.selectedProperty());
        model.whole().addListener((property, before, now) -> {
            model.seal();
            refresh();
        });
        HBox row = new HBox(both);
        row.getStyleClass().add("panel-header");
        return row;
    }

    private void listen() {
        text.plainTextChanges().subscribe(change -> {
            if (!showing) {
                rest.playFromStart();
            }
        });
        text.focusedProperty().addListener((property, before, now) -> {
            if (now) {
                model.seal();
            } else {
                leave();
            }
        });
        text.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (NOW.match(event)) {
                commit();
                event.consume();
            } else if (UNDO.match(event) && !text.isUndoAvailable()) {
                model.undo();
                event.consume();
            }
        });
    }

    /** Shows what the drawing has now; what is being typed stays unless that very element has been changed elsewhere. */
    void refresh() {
        String now = model.text();
        if (model.isCommitting()) {
            drawn = now;
        } else if (!now.equals(drawn) || text.getText().isEmpty()) {
            rest.stop();
            show(now);
        }
    }

    private void show(String now) {
        drawn = now;
        showing = true;
        text.show(now);
        showing = false;
        mistakes.show(List.of());
    }

    private void commit() {
        rest.stop();
        if (text.getText().equals(drawn)) {
            tell(List.of());
            return;
        }
        tell(model.commit(text.getText()));
        drawn = model.text();
    }

    private void leave() {
        commit();
        model.seal();
        // Set in order, now that nobody is typing.
        if (mistakes.isEmpty()) {
            show(drawn);
        }
    }

    private void tell(List<Problem> problems) {
        text.mark(problems);
        mistakes.show(problems);
    }
}
