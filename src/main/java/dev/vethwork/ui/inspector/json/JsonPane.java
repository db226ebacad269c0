package dev.vethwork.ui.inspector.json;

import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.Selection;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The place of the text, made when it is first looked at: an editor is a lot to load. */
public final class JsonPane extends StackPane {
    private final Document document;
    private final Selection selection;
    private @Nullable JsonView view;

    public JsonPane(Document document, Selection selection) {
        this.document = document;
        this.selection = selection;
    }

    /** Shows what the drawing has now. */
    public void refresh() {
        JsonView shown = view;
        if (shown == null) {
            shown = new JsonView(document, selection);
            view = shown;
            getChildren().setAll(shown);
        }
        shown.refresh();
    }
}
