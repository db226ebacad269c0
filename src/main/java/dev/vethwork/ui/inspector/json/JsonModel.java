package dev.vethwork.ui.inspector.json;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.format.ElementFormat;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.Selection;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** The text of the selected element or of the whole drawing, and what the drawing becomes where the text is changed. */
final class JsonModel {
    /** Characters on a line that the inspector has room for. */
    private static final int WIDTH = 44;

    private final Document document;
    private final Selection selection;
    private final BooleanProperty whole = new SimpleBooleanProperty();
    private boolean committing;

    JsonModel(Document document, Selection selection) {
        this.document = document;
        this.selection = selection;
    }

    /** Whether the whole drawing is wanted even while an element is selected. */
    BooleanProperty whole() {
        return whole;
    }

    /** The element that the text is of; empty for the whole drawing. */
    Optional<String> element() {
        return whole.get() ? Optional.empty() : selection.single();
    }

    /** What the drawing has now. */
    String text() {
        Topology now = document.now();
        return element()
                .flatMap(id -> ElementFormat.print(now, id, WIDTH))
                .orElseGet(() -> TopologyFormat.print(now, WIDTH));
    }

    /** Whether the drawing changes because the text did. */
    boolean isCommitting() {
        return committing;
    }

    /** What is wrong with the text; nothing where it is in the drawing now. Texts that follow each other are one edit. */
    List<FormatException.Problem> commit(String text) {
        committing = true;
        try {
            Optional<String> id = element().filter(e -> Selection.elementOf(document.now(), e).isPresent());
            if (id.isPresent()) {
                commit(id.get(), text);
            } else {
                apply(EditName.of("editJson"), TopologyFormat.parse(text));
            }
            return List.of();
        } catch (FormatException e) {
            return e.problems();
        } finally {
            committing = false;
        }
    }

    private void commit(String id, String text) throws FormatException {
        ElementFormat.Changed changed = ElementFormat.change(document.now(), id, text);
        apply(EditName.of("change", changed.id()), changed.topology());
        // A renamed element stays selected.
        if (!changed.id().equals(id)) {
            selection.set(changed.id());
        }
    }

    private void apply(EditName name, Topology next) {
        document.applyOrThrow(Edit.merging(name, "json", before -> next));
    }

    /** Somebody begins or ends to type: what comes is a step of undo of its own. */
    void seal() {
        document.seal();
    }

    void undo() {
        document.undo();
    }
}
