package dev.vethwork.ui.commands;

import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.Selection;
import dev.vethwork.ui.panels.Lit;
import dev.vethwork.ui.panels.PanelStyle;
import dev.vethwork.ui.panels.PanelText;
import dev.vethwork.ui.panels.WrappingCell;
import java.util.Locale;
import java.util.function.Supplier;

/** A row of the list of commands; the selected one is unfolded. */
final class CommandCell extends WrappingCell<CommandRow> {
    private final Lit lit;

    CommandCell(Selection selection, Supplier<Topology> topology) {
        lit = new Lit(this, selection, topology);
        selectedProperty().addListener((property, before, now) -> show(getItem()));
    }

    @Override
    protected void updateItem(CommandRow row, boolean empty) {
        super.updateItem(row, empty);
        show(empty ? null : row);
    }

    private void show(@org.jspecify.annotations.Nullable CommandRow row) {
        switch (row) {
            case null -> {
                lit.about("");
                setGraphic(null);
            }
            case CommandRow.Heading heading -> {
                lit.about("");
                String phase = heading.phase().name().toLowerCase(Locale.ROOT);
                setGraphic(PanelStyle.label(
                        PanelText.get("phase." + phase) + "  " + heading.commands(), "command-heading"));
            }
            case CommandRow.Command command -> {
                lit.about(command.state().step().element());
                setGraphic(new CommandView(command, isSelected()));
            }
        }
    }
}
