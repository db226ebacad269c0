package dev.vethwork.ui.packets;

import dev.vethwork.ui.panels.PanelStyle;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The list of packets. */
final class PacketTable extends TableView<PacketRow> {
    private static final double ROW = 24;

    /** Of what is said of a packet in words, at least that much is to be seen, in rows' heights. */
    private static final double WORDS = 14;

    PacketTable(PacketRows rows, AddressBook book, ObservableValue<PacketModel.State> state) {
        super(rows);
        setId("packet-list");
        getStyleClass().addAll("dense", "packet-list");
        setAccessibleText(PacketText.get("list"));
        setFixedCellSize(ROW);
        // The style sheet makes rows as high as letters want; columns become as much wider.
        fixedCellSizeProperty().addListener((p, before, now) -> widen(now.doubleValue() / before.doubleValue()));
        Label none = PanelStyle.label("", "muted");
        none.setWrapText(true);
        none.textProperty()
                .bind(state.map(now -> PacketText.get(now == PacketModel.State.READING ? "none.reading" : "none")));
        setPlaceholder(none);
        column("time", 136, PacketRow::time);
        column("place", 170, PacketRow::place);
        TableColumn<PacketRow, String> from = column("from", 140, row -> book.named(row.ends().from()));
        TableColumn<PacketRow, String> to = column("to", 140, row -> book.named(row.ends().to()));
        column("protocol", 80, PacketRow::protocol);
        column("length", 66, PacketRow::length);
        TableColumn<PacketRow, String> words = column("summary", 480, PacketRow::summary);
        widthProperty().addListener((p, before, now) -> {
            double others = getColumns().stream().filter(c -> !c.equals(words)).mapToDouble(TableColumn::getWidth).sum();
            boolean roomy = now.doubleValue() >= others + WORDS * getFixedCellSize();
            // The words name both as well.
            from.setVisible(roomy);
            to.setVisible(roomy);
        });
    }

    private void widen(double factor) {
        if (Double.isFinite(factor) && factor > 0) {
            getColumns().forEach(column -> column.setPrefWidth(column.getWidth() * factor));
        }
    }

    private TableColumn<PacketRow, String> column(String key, double width, Function<PacketRow, String> value) {
        TableColumn<PacketRow, String> column = new TableColumn<>(PacketText.get("column." + key));
        column.setId("packet-" + key);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue())));
        getColumns().add(column);
        return column;
    }
}
