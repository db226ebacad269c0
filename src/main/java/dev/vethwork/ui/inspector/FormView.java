package dev.vethwork.ui.inspector;

import dev.vethwork.topology.Topology;
import dev.vethwork.ui.inspector.form.Form;
import dev.vethwork.ui.inspector.form.Item;
import dev.vethwork.ui.inspector.form.Rows;
import dev.vethwork.ui.inspector.form.Section;
import dev.vethwork.ui.inspector.form.Setting;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.Selection;
import dev.vethwork.ui.panels.PanelText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

/** A form on screen: its sections, which unfold, with a control for each field. */
final class FormView<S> extends VBox {
    private final FormContext<S> context;
    private final Map<String, Boolean> unfolded;
    private final List<FieldEditor> editors = new ArrayList<>();

    /** @param unfolded which sections are, remembered from one element to the next */
    FormView(Document document, Selection selection, Form<S> form, Map<String, Boolean> unfolded) {
        this.context = new FormContext<>(document, selection, form);
        this.unfolded = unfolded;
        getStyleClass().add("form");
        form.sections().forEach(section -> getChildren().add(pane(section, place(section))));
        refresh(document.now());
    }

    Form<S> form() {
        return context.form();
    }

    void refresh(Topology topology) {
        editors.forEach(e -> e.refresh(topology));
    }

    /** Which of its kind it is: the two ends of a cable are folded apart. */
    private String place(Section<S> section) {
        List<String> alike = context.form().sections().stream()
                .filter(other -> other.key().equals(section.key()))
                .map(Section::title)
                .toList();
        return section.key() + " " + alike.indexOf(section.title());
    }

    private TitledPane pane(Section<S> section, String place) {
        VBox fields = new VBox();
        fields.getStyleClass().add("section-fields");
        for (Item<S> item : section.items()) {
            FieldEditor editor = editor(item);
            editors.add(editor);
            fields.getChildren().add(editor.node());
        }
        TitledPane pane = new TitledPane(title(section), fields);
        pane.getStyleClass().addAll("section", "dense");
        pane.setId("section-" + section.key());
        pane.setAnimated(false);
        pane.setExpanded(unfolded.getOrDefault(place, section.open()));
        pane.expandedProperty().addListener((property, before, now) -> unfolded.put(place, now));
        return pane;
    }

    private static String title(Section<?> section) {
        String key = "section." + section.key();
        return section.title().isEmpty() ? PanelText.get(key) : PanelText.get(key, section.title());
    }

    private FieldEditor editor(Item<S> item) {
        return switch (item) {
            case Setting<S> setting -> new SettingEditor<>(context, setting);
            case Rows<S, ?> rows -> new RowsEditor<>(context, rows);
        };
    }
}
