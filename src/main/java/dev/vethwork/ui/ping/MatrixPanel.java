package dev.vethwork.ui.ping;

import dev.vethwork.ui.panels.PanelStyle;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A table of who reaches whom; each cell opens its explanation. */
public final class MatrixPanel extends VBox {

    private final MatrixModel model;
    private final BiConsumer<String, String> open;
    private final TableView<String> table = new TableView<>();

    /**
     * A panel.
     *
     * @param shown whether somebody can see it
     * @param open asks about a node and an address
     */
    public MatrixPanel(MatrixModel model, ObservableValue<Boolean> shown, BiConsumer<String, String> open) {
        this.model = model;
        this.open = open;
        getStyleClass().add("matrix-panel");
        PanelStyle.dress(this);
        getStylesheets()
                .add(Objects.requireNonNull(MatrixPanel.class.getResource("/dev/vethwork/ui/ping.css"))
                        .toExternalForm());
        table.setId("matrix");
        table.getStyleClass().addAll("dense", "matrix");
        table.setAccessibleText(PingText.get("matrix"));
        table.getSelectionModel().setCellSelectionEnabled(true);
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                table.getSelectionModel().getSelectedCells().stream().findFirst().ifPresent(this::openAt);
                event.consume();
            }
        });
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(choice(), table);
        model.matrix().addListener((p, before, now) -> show(before, now));
        show(Matrix.EMPTY, model.matrix().get());
        model.onlySelected().addListener(p -> explain());
        model.waiting().addListener(p -> explain());
        shown.addListener((p, before, now) -> model.watch(now));
        explain();
        model.watch(shown.getValue());
    }

    /** A table of more than so many is neither read nor worked out in good time: which ones, is for the user to say. */
    private HBox choice() {
        CheckBox selected = new CheckBox(PingText.get("matrix.selected"));
        selected.setId("matrix-selected");
        selected.selectedProperty().bindBidirectional(model.onlySelected());
        Label many = PanelStyle.label("", "muted");
        many.setId("matrix-many");
        many.textProperty().bind(Bindings.createStringBinding(
                () -> PingText.get("matrix.many", model.leftOut().get(), MatrixModel.MOST_NODES), model.leftOut()));
        many.visibleProperty().bind(model.leftOut().greaterThan(0));
        HBox header = new HBox(12, selected, many);
        header.getStyleClass().add("panel-header");
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private void explain() {
        String empty = model.onlySelected().get() ? "matrix.select" : "matrix.empty";
        String text = PingText.get(model.waiting().get() ? "matrix.waiting" : empty);
        table.setPlaceholder(PanelStyle.label(text, "muted"));
    }

    private void show(Matrix before, Matrix now) {
        if (!before.nodes().equals(now.nodes()) || table.getColumns().isEmpty()) {
            table.getColumns().clear();
            if (!now.nodes().isEmpty()) {
                table.getColumns().add(names());
            }
            now.nodes().forEach(n -> table.getColumns().add(column(n)));
            table.getItems().setAll(now.rows().keySet());
        } else {
            table.refresh();
        }
    }

    private static TableColumn<String, String> names() {
        TableColumn<String, String> column = new TableColumn<>(PingText.get("matrix.from"));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue()));
        column.setSortable(false);
        column.getStyleClass().add("matrix-names");
        return column;
    }

    private TableColumn<String, Matrix.@Nullable Cell> column(String to) {
        TableColumn<String, Matrix.@Nullable Cell> column = new TableColumn<>(to);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(cell(row.getValue(), to)));
        column.setCellFactory(c -> new MatrixCell(to, open));
        return column;
    }

    private Matrix.@Nullable Cell cell(String from, String to) {
        return model.matrix().get().rows().getOrDefault(from, Map.of()).get(to);
    }

    private void openAt(TablePosition<?, ?> at) {
        String from = table.getItems().get(at.getRow());
        Matrix.Cell cell = at.getColumn() < 1 ? null : cell(from, at.getTableColumn().getText());
        if (cell != null) {
            open.accept(from, cell.telling());
        }
    }
}
