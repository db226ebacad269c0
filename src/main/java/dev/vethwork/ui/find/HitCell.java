package dev.vethwork.ui.find;

import atlantafx.base.theme.Styles;
import dev.vethwork.ui.Texts;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A thing found: the words that match, the node that has them, what they are. */
final class HitCell extends ListCell<SearchHit> {
    private final Label what = new Label();
    private final Label where = new Label();
    private final HBox row;

    HitCell() {
        where.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        where.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        row = new HBox(8, what, space, where);
        row.setAlignment(Pos.CENTER_LEFT);
        // The row is as wide as the list, and the words are cut rather than the list scrolled.
        row.setMinWidth(0);
        row.setPrefWidth(1);
    }

    @Override
    protected void updateItem(SearchHit hit, boolean empty) {
        super.updateItem(hit, empty);
        if (empty || hit == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        what.setText(hit.what());
        String kind = Texts.get("find." + hit.kind().name().toLowerCase(Locale.ROOT));
        where.setText(hit.kind() == SearchHit.Kind.NAME ? kind : hit.node() + " · " + kind);
        setAccessibleText(hit.what() + ", " + where.getText());
        setGraphic(row);
    }
}
