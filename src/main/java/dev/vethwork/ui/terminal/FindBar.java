package dev.vethwork.ui.terminal;

import dev.vethwork.ui.Texts;
import dev.vethwork.ui.panels.PanelStyle;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** Words to look for in a terminal: Enter goes to the one before, Shift+Enter to the one after, as what is newest is below. */
final class FindBar extends HBox {
    private final TextField field = new TextField();
    private final Label count = new Label();
    private final Function<String, List<Span>> search;
    private final Consumer<Span> show;
    private final Runnable leave;
    private List<Span> places = List.of();
    private int at;

    FindBar(Function<String, List<Span>> search, Consumer<Span> show, Runnable leave) {
        super(4);
        this.search = search;
        this.show = show;
        this.leave = leave;
        setId("terminal-find");
        getStyleClass().add("terminal-find");
        setAlignment(Pos.CENTER_LEFT);
        setManaged(false);
        setVisible(false);
        field.setPromptText(Texts.get("terminal.find.prompt"));
        field.setAccessibleText(Texts.get("terminal.find.prompt"));
        count.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(
                field,
                count,
                PanelStyle.iconButton(MaterialDesignC.CHEVRON_UP, Texts.get("terminal.find.before"), () -> step(-1)),
                PanelStyle.iconButton(MaterialDesignC.CHEVRON_DOWN, Texts.get("terminal.find.after"), () -> step(1)),
                PanelStyle.iconButton(MaterialDesignC.CLOSE, Texts.get("close"), this::close));
        field.textProperty().addListener(p -> look());
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    }

    void open() {
        setVisible(true);
        field.requestFocus();
        field.selectAll();
        look();
    }

    private void close() {
        setVisible(false);
        var _ = search.apply("");
        leave.run();
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
        } else if (event.getCode() == KeyCode.ENTER) {
            step(event.isShiftDown() ? 1 : -1);
        } else {
            return;
        }
        event.consume();
    }

    private void look() {
        places = search.apply(field.getText());
        at = places.size();
        step(-1);
    }

    private void step(int by) {
        if (!places.isEmpty()) {
            at = Math.floorMod(at + by, places.size());
            show.accept(places.get(at));
        }
        count.setText(places.isEmpty() ? (field.getText().isEmpty() ? "" : "0") : (at + 1) + " / " + places.size());
    }
}
