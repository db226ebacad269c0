package dev.vethwork.ui.drift;

import static dev.vethwork.ui.panels.PanelStyle.label;

import dev.vethwork.drift.DriftItem;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Selection;
import dev.vethwork.ui.panels.Lit;
import dev.vethwork.ui.panels.PanelStyle;
import dev.vethwork.ui.panels.PanelText;
import dev.vethwork.ui.panels.WrappingCell;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/** A difference: where it is, what it is, and what may be done about it. */
final class DriftCell extends WrappingCell<DriftItem> {
    private final LabSession session;
    private final Lit lit;

    DriftCell(LabSession session, Selection selection, Supplier<Topology> topology) {
        this.session = session;
        this.lit = new Lit(this, selection, topology);
    }

    @Override
    protected void updateItem(DriftItem item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            lit.about("");
            setGraphic(null);
            return;
        }
        lit.about(item.element());
        setGraphic(row(item));
    }

    private HBox row(DriftItem item) {
        Label element = label(item.element(), "drift-element");
        element.setMinWidth(Region.USE_PREF_SIZE);
        Label what = label(item.what().text(), "drift-what");
        what.setWrapText(true);
        HBox words = new HBox(8, element, what);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button back = button("drift.putBack", MaterialDesignU.UNDO_VARIANT);
        back.getStyleClass().add("put-back");
        back.setTooltip(new Tooltip(commands(item)));
        back.disableProperty().bind(session.busy());
        back.setOnAction(event -> session.putBack(item));
        Button take = button("drift.take", MaterialDesignP.PENCIL_PLUS_OUTLINE);
        take.getStyleClass().add("take");
        take.setTooltip(new Tooltip(PanelText.get(item.take() == null ? "drift.take.cannot" : "drift.take.tip")));
        take.setDisable(item.take() == null);
        take.setOnAction(event -> session.take(item));
        HBox row = new HBox(8, words, back, take);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Button button(String key, Ikon icon) {
        Button button = new Button(PanelText.get(key), new FontIcon(icon));
        PanelStyle.keepFocus(button);
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /** What putting it back will run. */
    private static String commands(DriftItem item) {
        return item.steps().stream().map(s -> String.join(" ", s.argv())).collect(Collectors.joining("\n"));
    }
}
