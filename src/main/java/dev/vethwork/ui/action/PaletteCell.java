package dev.vethwork.ui.action;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** A command with its menu and its keys; pale while it cannot be done. */
final class PaletteCell extends ListCell<MenuGroup.Place> {
    private static final double PALE = 0.45;

    private final FontIcon icon = new FontIcon();
    private final Label name = new Label();
    private final Label menu = new Label();
    private final Label keys = new Label();
    private final HBox line;

    PaletteCell() {
        StackPane symbol = new StackPane(icon);
        symbol.setMinWidth(20);
        menu.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        keys.getStyleClass().add("keys");
        keys.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        line = new HBox(8, symbol, name, menu, space, keys);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinWidth(0);
        line.setPrefWidth(1);
    }

    @Override
    protected void updateItem(MenuGroup.Place row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Command command = row.command();
        Ikon symbol = command.isChosen() ? MaterialDesignC.CHECK : command.icon();
        icon.setVisible(symbol != null);
        if (symbol != null) {
            icon.setIconCode(symbol);
        }
        name.setText(command.plainText());
        menu.setText(row.menu());
        keys.setText(command.keysText());
        keys.setVisible(!command.keys().isEmpty());
        Obstacle impossible = command.impossible();
        line.opacityProperty().unbind();
        if (impossible == null) {
            line.setOpacity(1);
        } else {
            // It may become possible while the palette is open.
            line.opacityProperty().bind(Bindings.when(impossible.isThere()).then(PALE).otherwise(1));
        }
        setAccessibleText(String.join(" ", command.plainText(), command.keysText(), command.whyNot().getValue()).strip());
        setGraphic(line);
    }
}
