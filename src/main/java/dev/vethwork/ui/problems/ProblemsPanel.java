package dev.vethwork.ui.problems;

import dev.vethwork.edit.Edit;
import dev.vethwork.explain.Finding;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Selection;
import dev.vethwork.ui.panels.PanelStyle;
import dev.vethwork.ui.panels.PanelText;
import java.util.Set;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What is wrong with the drawing, as it is drawn. */
public final class ProblemsPanel extends VBox {
    private final Document document;
    private final Selection selection;
    private final ListView<Finding> list;

    public ProblemsPanel(Document document, Selection selection, LabSession session) {
        this.document = document;
        this.selection = selection;
        getStyleClass().add("problems-panel");
        PanelStyle.dress(this);
        list = new ListView<>(session.findings());
        list.setId("problems");
        list.getStyleClass().add("dense");
        list.setCellFactory(view -> new ProblemCell(selection, document::now, this::fix));
        list.setPlaceholder(PanelStyle.label(PanelText.get("problems.none"), "muted"));
        list.setOnMouseClicked(event -> select(list.getSelectionModel().getSelectedItem()));
        list.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (list.isFocused()) {
                select(now);
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(new ProblemsHeader(session.findings(), this::fix), list);
        if (!session.findings().isEmpty()) {
            // They may have been found in another language.
            session.rethink();
        }
    }

    private void fix(Edit edit) {
        document.seal();
        document.apply(edit);
        document.seal();
    }

    private void select(@Nullable Finding finding) {
        if (finding != null) {
            Selection.elementOf(document.now(), finding.element()).ifPresent(e -> selection.set(Set.of(e)));
        }
    }
}
