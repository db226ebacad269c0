package dev.vethwork.ui.commands;

import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.Selection;
import dev.vethwork.ui.panels.Lit;
import dev.vethwork.ui.panels.PanelStyle;
import dev.vethwork.ui.panels.PanelText;
import dev.vethwork.ui.panels.WrappingCell;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** A row of the list of commands; the one that was chosen last is unfolded. */
final class CommandCell extends WrappingCell<CommandRow> {
    private final Lit lit;
    private @Nullable CommandView view;

    CommandCell(Selection selection, Supplier<Topology> topology) {
        lit = new Lit(this, selection, topology);
        selectedProperty().addListener((property, before, now) -> show(getItem()));
        focusedProperty().addListener((property, before, now) -> show(getItem()));
    }

    @Override
    protected void updateItem(CommandRow row, boolean empty) {
        super.updateItem(row, empty);
        show(empty ? null : row);
    }

    private void show(@Nullable CommandRow row) {
        switch (row) {
            case null -> {
                lit.about("");
                setGraphic(null);
                setAccessibleText(null);
            }
            case CommandRow.Heading heading -> {
                lit.about(heading.element());
                setGraphic(heading(heading));
                setAccessibleText(title(heading));
            }
            case CommandRow.Command command -> {
                lit.about(command.step().element());
                CommandView shown = view == null ? new CommandView() : view;
                view = shown;
                shown.show(command, isSelected() && isFocused());
                setGraphic(shown);
                setAccessibleText(command.text());
            }
        }
    }

    private static Label heading(CommandRow.Heading heading) {
        return PanelStyle.label(title(heading) + "  " + heading.commands(), "command-heading");
    }

    private static String title(CommandRow.Heading heading) {
        return heading.phase() == null
                ? heading.element()
                : PanelText.get("phase." + heading.phase().name().toLowerCase(Locale.ROOT));
    }
}
