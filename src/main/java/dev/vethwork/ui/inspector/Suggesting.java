package dev.vethwork.ui.inspector;

import dev.vethwork.ui.inspector.form.Completions;
import dev.vethwork.ui.panels.PanelStyle;
import java.util.List;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.controlsfx.control.textfield.AutoCompletionBinding;
import org.controlsfx.control.textfield.TextFields;
import org.jspecify.annotations.Nullable;

/**
 * Offers below a field what is likely to be typed: while typing, and all of it on the down key. The enter key takes what was
 * typed, however like an offer it is, until one of them has been gone to.
 */
final class Suggesting {
    private static final int ROWS = 8;

    private final TextField field;
    private final Supplier<List<String>> offers;
    private final Runnable chosen;
    /** Read on another thread. */
    private volatile List<String> known = List.of();

    private @Nullable AutoCompletionBinding<String> binding;
    /** Whether one of the offers has been gone to since the last letter was typed. */
    private boolean goneTo;

    private Suggesting(TextField field, Supplier<List<String>> offers, Runnable chosen) {
        this.field = field;
        this.offers = offers;
        this.chosen = chosen;
    }

    /** @param chosen called when one of the offers has been put into the field */
    static void on(TextField field, Supplier<List<String>> offers, Runnable chosen) {
        Suggesting suggesting = new Suggesting(field, offers, chosen);
        field.focusedProperty().addListener((property, before, now) -> {
            if (now) {
                suggesting.begin();
            }
        });
        field.addEventHandler(KeyEvent.KEY_PRESSED, suggesting::key);
    }

    private void begin() {
        known = offers.get();
        // Most fields are never typed into: the list is not made before.
        if (binding == null && !known.isEmpty()) {
            AutoCompletionBinding<String> made = TextFields.bindAutoCompletion(
                    field, request -> Completions.matching(known, request.getUserText()));
            made.setDelay(0);
            made.setVisibleRowCount(ROWS);
            // A window of its own, which has the looks of the drawing's but not of the panel's.
            // Its list brings the looks of another theme along.
            made.getAutoCompletionPopup().skinProperty().addListener((property, before, skin) -> {
                if (skin != null && skin.getNode() instanceof ListView<?> list) {
                    PanelStyle.dress(list);
                    choose(list, made);
                }
            });
            field.textProperty().addListener((property, before, text) -> goneTo = false);
            // They are looked for on another thread, and may be found when somebody has gone on.
            made.getAutoCompletionPopup().showingProperty().addListener((property, before, now) -> {
                if (now && !field.isFocused()) {
                    Platform.runLater(made.getAutoCompletionPopup()::hide);
                }
            });
            made.setOnAutoCompleted(event -> chosen.run());
            binding = made;
        }
    }

    /** Takes back that the first offer is chosen by itself. */
    private void choose(ListView<?> list, AutoCompletionBinding<String> made) {
        list.getSelectionModel().selectedIndexProperty().addListener((property, before, now) -> Platform.runLater(() -> {
            if (!goneTo) {
                list.getSelectionModel().clearSelection();
            }
        }));
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> goneTo = true);
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB) {
                // The offers have the keyboard, and would keep it.
                goOn(made, event);
                return;
            }
            if (goneTo) {
                return;
            }
            if (event.getCode() == KeyCode.DOWN) {
                goneTo = true;
                list.getSelectionModel().select(0);
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER) {
                made.getAutoCompletionPopup().hide();
                chosen.run();
                event.consume();
            }
        });
    }

    /** Takes the offer that was gone to, and goes to the next field as if none were shown. */
    private void goOn(AutoCompletionBinding<String> made, KeyEvent tab) {
        if (goneTo) {
            Platform.runLater(() -> field.fireEvent(tab.copyFor(field, field)));
        } else {
            made.getAutoCompletionPopup().hide();
            field.fireEvent(tab.copyFor(field, field));
            tab.consume();
        }
    }

    private void key(KeyEvent event) {
        AutoCompletionBinding<String> list = binding;
        if (list != null && event.getCode() == KeyCode.DOWN && !list.getAutoCompletionPopup().isShowing()) {
            goneTo = true;
            list.setUserInput("");
            event.consume();
        }
    }
}
