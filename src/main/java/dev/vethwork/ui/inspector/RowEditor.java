package dev.vethwork.ui.inspector;

import dev.vethwork.net.BadValue;
import dev.vethwork.ui.inspector.form.Column;
import dev.vethwork.ui.panels.PanelStyle;
import dev.vethwork.ui.panels.PanelText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The controls of one row of a list. */
final class RowEditor extends VBox {
    private final List<InputControl> inputs = new ArrayList<>();
    private final ErrorLine error;

    /** @param offers texts to choose from in the cells of a column */
    RowEditor(
            List<Column> columns,
            List<String> cells,
            Function<String, List<String>> offers,
            Runnable committed,
            Consumer<RowEditor> removed) {
        getStyleClass().add("list-row");
        FlowPane fields = new FlowPane();
        fields.getStyleClass().add("list-row-fields");
        HBox.setHgrow(fields, Priority.ALWAYS);
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String name = PanelText.get("field." + column.key());
            InputControl input = InputControl.of(column.input(), name, () -> offers.apply(column.key()), committed);
            input.write().accept(cells.get(i));
            input.control().getStyleClass().add("small");
            input.control().getStyleClass().add("cell-" + column.key());
            inputs.add(input);
            fields.getChildren().add(labelled(columns.size(), name, input.control()));
        }
        if (columns.size() == 1) {
            inputs.getFirst().control().getStyleClass().add("alone");
        }
        HBox line = new HBox(
                fields,
                PanelStyle.iconButton(MaterialDesignC.CLOSE, PanelText.get("list.remove"), () -> removed.accept(this)));
        line.setAlignment(Pos.TOP_LEFT);
        error = new ErrorLine(fields);
        getChildren().addAll(line, error);
    }

    private static Node labelled(int columns, String name, Control control) {
        if (control instanceof CheckBox box) {
            box.setText(name);
            return box;
        }
        return columns == 1 ? control : new VBox(PanelStyle.label(name, "cell-label"), control);
    }

    List<String> cells() {
        return inputs.stream().map(i -> i.read().get()).toList();
    }

    void show(@Nullable BadValue problem) {
        error.show(problem);
    }

    void focusFirst() {
        inputs.getFirst().control().requestFocus();
    }
}
