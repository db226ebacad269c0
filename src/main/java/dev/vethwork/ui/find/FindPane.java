package dev.vethwork.ui.find;

import atlantafx.base.theme.Styles;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.WhileShown;
import dev.vethwork.ui.canvas.TopologyCanvas;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The field to find something, above the drawing's corner, and what was found below it. */
public final class FindPane extends VBox {
    private static final int ROWS = 8;
    /** As many as the longest of what is said in the empty field. */
    private static final int LETTERS = 26;

    private final TopologyCanvas canvas;
    private final TextField field = new TextField();
    private final Label count = new Label();
    private final ObservableList<SearchHit> hits = FXCollections.observableArrayList();
    private final ListView<SearchHit> list = new ListView<>(hits);

    public FindPane(TopologyCanvas canvas) {
        this.canvas = canvas;
        setId("find");
        getStyleClass().add("find");
        setVisible(false);
        setMaxHeight(Region.USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.TOP_RIGHT);
        field.setId("find-field");
        field.setPromptText(Texts.get("find.prompt"));
        field.setAccessibleText(Texts.get("find.prompt"));
        field.setPrefColumnCount(LETTERS);
        HBox.setHgrow(field, Priority.ALWAYS);
        count.setId("find-count");
        count.getStyleClass().add(Styles.TEXT_MUTED);
        count.setMinWidth(Region.USE_PREF_SIZE);
        list.setId("find-list");
        list.setCellFactory(all -> new HitCell());
        list.setAccessibleText(Texts.get("find.results"));
        HBox top = new HBox(
                4,
                field,
                count,
                button("find.previous", MaterialDesignC.CHEVRON_UP, () -> step(-1)),
                button("find.next", MaterialDesignC.CHEVRON_DOWN, () -> step(1)),
                button("find.close", MaterialDesignC.CLOSE, this::close));
        top.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(top, list);
        field.textProperty().addListener(p -> look());
        WhileShown.hear(this, canvas.document().topology(), () -> {
            if (isVisible()) {
                look();
            }
        });
        list.getSelectionModel().selectedItemProperty().addListener((p, before, now) -> {
            if (now != null) {
                show(now);
            }
        });
        list.setOnMouseClicked(event -> {
            SearchHit chosen = list.getSelectionModel().getSelectedItem();
            if (chosen != null) {
                show(chosen);
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        showList();
    }

    private Button button(String key, Ikon icon, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(key.replace('.', '-'));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        button.setTooltip(new Tooltip(Texts.get(key)));
        button.setAccessibleText(Texts.get(key));
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Comes up, or back to the field with its words selected. */
    public void open() {
        setVisible(true);
        field.requestFocus();
        field.selectAll();
        look();
    }

    private void close() {
        setVisible(false);
        canvas.selection().highlight(List.of());
        canvas.requestFocus();
    }

    /** How high the style sheet makes one, which goes with the size of letters. */
    private double row() {
        list.applyCss();
        return list.getFixedCellSize();
    }

    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> close();
            case ENTER -> step(event.isShiftDown() ? -1 : 1);
            case DOWN -> step(1);
            case UP -> step(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void look() {
        List<SearchHit> found = Search.of(
                canvas.document().now(), canvas.session().observed().get(), field.getText());
        if (!found.equals(hits)) {
            hits.setAll(found);
        }
        canvas.selection().highlight(found.stream().map(SearchHit::node).toList());
        showList();
    }

    private void showList() {
        boolean any = !hits.isEmpty();
        list.setVisible(any);
        list.setManaged(any);
        double height = Math.min(hits.size(), ROWS) * row() + 2;
        list.setMinHeight(height);
        list.setPrefHeight(height);
        list.setMaxHeight(height);
        boolean asked = !field.getText().isBlank();
        int at = list.getSelectionModel().getSelectedIndex();
        count.setText(!asked ? "" : any ? Texts.get("find.count", at + 1, hits.size()) : Texts.get("find.none"));
    }

    private void step(int by) {
        if (hits.isEmpty()) {
            return;
        }
        int now = list.getSelectionModel().getSelectedIndex();
        int next = now < 0 ? (by > 0 ? 0 : hits.size() - 1) : Math.floorMod(now + by, hits.size());
        list.getSelectionModel().select(next);
        list.scrollTo(Math.max(0, next - ROWS / 2));
    }

    private void show(SearchHit hit) {
        canvas.selection().set(hit.node());
        canvas.sight().revealBeside(hit.node(), getWidth());
        showList();
    }
}
