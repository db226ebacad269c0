package dev.vethwork.ui.inspector.live;

import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.Selection;
import dev.vethwork.ui.panels.Lit;
import dev.vethwork.ui.panels.PanelText;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** A kernel table on screen. Reading it again moves neither the selection nor the scroll bar. */
final class LiveTableView extends TableView<LiveRow> {
    /** Of the size of the window's letters: how wide one in a cell is, and a column at least and at most. */
    private static final double CHARACTER = 0.54;
    /** One in a header, which is not of equal width. */
    private static final double BOLD = 0.72;

    private static final double NARROWEST = 4.3;
    private static final double WIDEST = 32;

    private final Label placeholder = new Label();
    private final Button again = new Button(PanelText.get("live.deploy"), new FontIcon(MaterialDesignP.PLAY));
    private boolean sized;
    private double sizedFor;
    private final DoubleSupplier letters;

    /**
     * @param letters how large letters are here, in pixels
     * @param deploy makes the lab what is drawn
     */
    LiveTableView(
            LiveTable table,
            Selection selection,
            Supplier<Topology> topology,
            Supplier<LivePane> pane,
            DoubleSupplier letters,
            Runnable deploy) {
        this.letters = letters;
        getStyleClass().addAll("live-table", "dense", "edge-to-edge");
        placeholder.getStyleClass().addAll("muted", "empty");
        placeholder.setWrapText(true);
        again.setId("live-deploy");
        again.getStyleClass().add("small");
        again.setOnAction(event -> deploy.run());
        again.managedProperty().bind(again.visibleProperty());
        VBox empty = new VBox(8, placeholder, again);
        empty.setAlignment(Pos.CENTER);
        setPlaceholder(empty);
        List<String> columns = table.columns();
        for (int i = 0; i < columns.size(); i++) {
            getColumns().add(column(columns.get(i), i));
        }
        size(List.of());
        setRowFactory(view -> new Row(selection, topology, pane));
    }

    private static TableColumn<LiveRow, String> column(String key, int index) {
        TableColumn<LiveRow, String> column = new TableColumn<>(PanelText.get("column." + key));
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(row.getValue().cells().get(index)));
        column.setReorderable(false);
        return column;
    }

    /** @param undeployed whether it is empty because what is drawn is not deployed yet */
    void show(List<LiveRow> rows, String whyEmpty, boolean undeployed) {
        placeholder.setText(whyEmpty);
        again.setVisible(undeployed);
        if (rows.equals(getItems())) {
            return;
        }
        LiveRow selected = getSelectionModel().getSelectedItem();
        getItems().setAll(rows);
        getSelectionModel().clearSelection();
        if (selected != null) {
            rows.stream().filter(r -> r.key().equals(selected.key())).findFirst().ifPresent(getSelectionModel()::select);
        }
        sort();
    }

    /** Only now it is known how large letters are; they may grow. */
    @Override
    protected void layoutChildren() {
        boolean first = !sized && !getItems().isEmpty();
        if (first || sizedFor != letters.getAsDouble()) {
            sized |= first;
            size(getItems());
        }
        super.layoutChildren();
    }

    /** Columns as wide as what is in them, once: afterwards they are the user's. */
    private void size(List<LiveRow> rows) {
        double em = letters.getAsDouble();
        sizedFor = em;
        for (int i = 0; i < getColumns().size(); i++) {
            int column = i;
            int longest = rows.stream()
                    .flatMap(r -> r.cells().get(column).lines())
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
            double header = letters(getColumns().get(i).getText()) + 1;
            getColumns()
                    .get(i)
                    .setPrefWidth(Math.clamp(
                            Math.max(longest * CHARACTER, header) * em + 20, NARROWEST * em, WIDEST * em));
        }
    }

    /** How wide a header is, to the size of its letters; those that are as wide as they are high are Unicode Standard Annex 11's. */
    private static double letters(String text) {
        return text.codePoints().mapToDouble(c -> c >= 0x1100 ? 1.08 : BOLD).sum();
    }

    private static final class Row extends TableRow<LiveRow> {
        private static final PseudoClass DECISIVE = PseudoClass.getPseudoClass("decisive");

        private final Lit lit;
        private final Selection selection;
        private final InvalidationListener listener = observable -> refresh();
        private final Supplier<Topology> topology;
        private final Supplier<LivePane> pane;

        Row(Selection selection, Supplier<Topology> topology, Supplier<LivePane> pane) {
            this.lit = new Lit(this, selection, topology);
            this.selection = selection;
            this.topology = topology;
            this.pane = pane;
            selection.decisive().addListener(new WeakInvalidationListener(listener));
        }

        @Override
        protected void updateItem(LiveRow row, boolean empty) {
            super.updateItem(row, empty);
            lit.about(
                    empty || row == null || row.device().isEmpty()
                            ? ""
                            : pane.get().element(topology.get(), row.device()).orElse(""));
            refresh();
        }

        private void refresh() {
            LiveRow row = getItem();
            pseudoClassStateChanged(
                    DECISIVE,
                    row != null
                            && !isEmpty()
                            && pane.get().holds(topology.get(), row, selection.decisive()));
        }
    }
}
