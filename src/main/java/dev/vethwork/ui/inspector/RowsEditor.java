package dev.vethwork.ui.inspector;

import dev.vethwork.net.BadValue;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.inspector.form.Rows;
import dev.vethwork.ui.panels.PanelStyle;
import dev.vethwork.ui.panels.PanelText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The controls of a list: its rows, one button to add one. What is typed stays while a row of it is wrong. */
final class RowsEditor<S> implements FieldEditor {
    private final FormContext<S> context;
    private final Rows<S, ?> rows;
    private final VBox list = new VBox();
    private final SameFocus focus = new SameFocus(list);
    private final List<RowEditor> editors = new ArrayList<>();
    private final ErrorLine error = new ErrorLine(list);
    private final VBox node;
    private final Label differ = PanelStyle.label(PanelText.get("list.differ"), "muted");
    private List<List<String>> shown = List.of();
    private boolean same = true;
    private boolean changing;

    RowsEditor(FormContext<S> context, Rows<S, ?> rows) {
        this.context = context;
        this.rows = rows;
        list.getStyleClass().add("list-rows");
        Label title = PanelStyle.label(PanelText.get("field." + rows.key()), "list-title");
        title.setWrapText(true);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button add = PanelStyle.iconButton(
                MaterialDesignP.PLUS,
                PanelText.get("list.add", PanelText.get("field." + rows.key())),
                () -> {
                    add(rows.blank()).focusFirst();
                    // A row without any text may already mean something: masquerade everything.
                    commit();
                });
        add.setId("add-" + rows.key());
        HBox head = new HBox(title, add);
        head.setAlignment(Pos.CENTER_LEFT);
        differ.setWrapText(true);
        node = new VBox(head, differ, list, error);
        node.getStyleClass().addAll("field", "list-field");
        node.setId("list-" + rows.key());
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void refresh(Topology topology) {
        if (changing) {
            return;
        }
        same = context.form().same(topology, rows);
        differ.setVisible(!same);
        differ.setManaged(!same);
        List<List<String>> cells = same ? context.form().cells(topology, rows) : List.of();
        if (cells.equals(shown)) {
            return;
        }
        shown = cells;
        error.show(null);
        focus.through("", "", () -> {
            editors.clear();
            list.getChildren().clear();
            cells.forEach(this::add);
        });
    }

    private RowEditor add(List<String> cells) {
        RowEditor editor = new RowEditor(rows.columns(), cells, context::offers, this::commit, this::remove);
        editors.add(editor);
        list.getChildren().add(editor);
        return editor;
    }

    private void remove(RowEditor editor) {
        // Taken out first: its field loses the focus, and must not be committed once more.
        editors.remove(editor);
        focus.through("", "", () -> list.getChildren().remove(editor));
        commit();
    }

    private void commit() {
        if (changing) {
            return;
        }
        List<List<String>> cells = editors.stream().map(RowEditor::cells).toList();
        Map<Integer, BadValue> problems = rows.problems(cells);
        for (int i = 0; i < editors.size(); i++) {
            editors.get(i).show(problems.get(i));
        }
        if (!problems.isEmpty() || rows.typed(cells).equals(shown)) {
            return;
        }
        changing = true;
        try {
            Optional<BadValue> refused = same ? context.commit(rows, cells) : context.add(rows, cells);
            error.show(refused.orElse(null));
            if (refused.isEmpty() && same) {
                shown = context.form().cells(context.now(), rows);
            } else if (refused.isEmpty()) {
                // Each has them now besides its own: the next ones start anew.
                editors.clear();
                list.getChildren().clear();
            }
        } finally {
            changing = false;
        }
        if (!same) {
            refresh(context.now());
        }
    }
}
