package dev.vethwork.ui.inspector;

import dev.vethwork.topology.Topology;
import dev.vethwork.ui.inspector.form.Form;
import dev.vethwork.ui.inspector.form.Forms;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.Selection;
import dev.vethwork.ui.panels.PanelStyle;
import dev.vethwork.ui.panels.PanelText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.ScrollPane;
import org.jspecify.annotations.Nullable;

/** The fields of what is selected. Stays the same form while the same is selected, so that typing is not disturbed. */
final class PropertiesView extends ScrollPane {
    private final Document document;
    private final Selection selection;
    private final Map<String, Boolean> unfolded = new HashMap<>();
    private @Nullable FormView<?> view;

    PropertiesView(Document document, Selection selection) {
        this.document = document;
        this.selection = selection;
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().addAll("properties", "edge-to-edge");
    }

    void refresh() {
        Topology topology = document.now();
        Optional<Form<?>> form = Forms.of(topology, List.copyOf(selection.elements()));
        FormView<?> present = view;
        if (present != null && form.isPresent() && isSame(present.form(), form.get())) {
            present.refresh(topology);
            return;
        }
        view = form.<FormView<?>>map(this::view).orElse(null);
        setContent(view != null ? view : PanelStyle.label(PanelText.get("properties.nothingCommon"), "muted", "empty"));
        setVvalue(0);
    }

    private <S> FormView<S> view(Form<S> form) {
        return new FormView<>(document, selection, form, unfolded);
    }

    private static boolean isSame(Form<?> one, Form<?> other) {
        // A role or a bridge's type changes the kind's name and none of the fields.
        return one.ids().equals(other.ids())
                && one.sections().stream()
                        .map(s -> s.key() + s.title())
                        .toList()
                        .equals(other.sections().stream().map(s -> s.key() + s.title()).toList());
    }
}
