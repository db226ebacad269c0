package dev.vethwork.ui.ping;

import dev.vethwork.explain.answer.Explanations.Pair;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** A sign for whether one node reaches another; its tooltip has the addresses and what stops them. */
final class MatrixCell extends TableCell<String, Matrix.@Nullable Cell> {
    private final String to;

    MatrixCell(String to, BiConsumer<String, String> open) {
        this.to = to;
        setAlignment(Pos.CENTER);
        setOnMouseClicked(event -> {
            Matrix.Cell cell = getItem();
            if (cell != null) {
                open.accept(getTableRow().getItem(), cell.telling());
            }
        });
    }

    @Override
    protected void updateItem(Matrix.@Nullable Cell cell, boolean empty) {
        super.updateItem(cell, empty);
        getStyleClass().removeIf(s -> s.startsWith("reach-"));
        if (empty || cell == null) {
            setText("");
            setTooltip(null);
            return;
        }
        Matrix.Reach reach = cell.reach();
        // Not by colour alone.
        setText(
                switch (reach) {
                    case ALL -> "✓";
                    case SOME -> "◐";
                    case NONE -> "✕";
                });
        getStyleClass().add("reach-" + reach.name().toLowerCase(Locale.ROOT));
        String said = cell.pairs().stream().map(this::line).collect(Collectors.joining("\n"));
        setTooltip(new Tooltip(said));
        setAccessibleText(said);
    }

    private String line(Pair pair) {
        return pair.from() + " → " + to + " " + pair.address() + "  "
                + (pair.reachable() ? "✓" : "✕ " + (pair.cause() == null ? "" : pair.cause().words()));
    }
}
