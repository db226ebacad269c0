package dev.vethwork.ui.drift;

import dev.vethwork.drift.DriftItem;
import dev.vethwork.ui.WhileShown;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Selection;
import dev.vethwork.ui.panels.PanelStyle;
import dev.vethwork.ui.panels.PanelText;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What somebody changed by hand in the running lab, with a button to put it back and one to draw it as it is. */
public final class DriftPanel extends VBox {
    private final Document document;
    private final Selection selection;
    private final LabSession session;
    private final ListView<DriftItem> list = new ListView<>();
    private final Label nothing = PanelStyle.label("", "muted");

    public DriftPanel(Document document, Selection selection, LabSession session) {
        this.document = document;
        this.selection = selection;
        this.session = session;
        getStyleClass().add("drift-panel");
        PanelStyle.dress(this);
        list.setId("drift");
        list.getStyleClass().add("dense");
        list.setPlaceholder(nothing);
        list.setCellFactory(view -> new DriftCell(session, selection, document::now));
        list.getSelectionModel().selectedItemProperty().addListener((p, before, now) -> select(now));
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().add(list);
        WhileShown.hear(this, session.drift(), this::show);
        WhileShown.hear(this, session.deployed(), this::show);
        show();
    }

    private void show() {
        nothing.setText(PanelText.get(session.deployed().get() ? "drift.none" : "drift.notDeployed"));
        list.getItems().setAll(session.drift().get().items());
    }

    private void select(@Nullable DriftItem item) {
        if (item != null) {
            Selection.elementOf(document.now(), item.element()).ifPresent(e -> selection.set(Set.of(e)));
        }
    }
}
