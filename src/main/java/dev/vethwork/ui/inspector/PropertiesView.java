package dev.vethwork.ui.inspector;

import dev.vethwork.topology.Topology;
import dev.vethwork.ui.inspector.form.Form;
import dev.vethwork.ui.inspector.form.Forms;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.Selection;
import dev.vethwork.ui.panels.FocusInSight;
import dev.vethwork.ui.panels.PanelStyle;
import dev.vethwork.ui.panels.PanelText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** The fields of what is selected. Stays the same form while the same is selected, so that typing is not disturbed. */
final class PropertiesView extends ScrollPane {
    private final Document document;
    private final Selection selection;
    private final Map<String, Boolean> unfolded = new HashMap<>();
    private final SameFocus focus = new SameFocus(this);
    private List<FormView<?>> views = List.of();

    PropertiesView(Document document, Selection selection) {
        this.document = document;
        this.selection = selection;
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().addAll("properties", "edge-to-edge");
        FocusInSight.keep(this);
    }

    void refresh() {
        Topology topology = document.now();
        List<Form<?>> parts = Forms.parts(topology, List.copyOf(selection.elements()));
        if (!parts.isEmpty() && areSame(parts)) {
            views.forEach(view -> view.refresh(topology));
            return;
        }
        // Where only an interface came or went, one stays where one is.
        boolean same = !views.isEmpty() && !parts.isEmpty() && views.getFirst().form().ids().equals(parts.getFirst().ids());
        double at = getVvalue();
        List<FormView<?>> made = new ArrayList<>();
        parts.forEach(part -> made.add(view(part)));
        String before = views.isEmpty() ? "" : views.getFirst().form().kind();
        views = List.copyOf(made);
        VBox all = new VBox();
        all.getChildren().addAll(views);
        Node content = views.isEmpty() ? PanelStyle.label(PanelText.get("properties.nothingCommon"), "muted", "empty") : all;
        focus.through(before, parts.isEmpty() ? "" : parts.getFirst().kind(), () -> setContent(content));
        setVvalue(same ? at : 0);
    }

    private <S> FormView<S> view(Form<S> form) {
        return new FormView<>(document, selection, form, unfolded);
    }

    private boolean areSame(List<Form<?>> parts) {
        if (parts.size() != views.size()) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            if (!isSame(views.get(i).form(), parts.get(i))) {
                return false;
            }
        }
        return true;
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
