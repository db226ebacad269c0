package dev.vethwork.ui.inspector;

import dev.vethwork.net.BadValue;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.inspector.form.Input;
import dev.vethwork.ui.inspector.form.Setting;
import dev.vethwork.ui.panels.PanelStyle;
import dev.vethwork.ui.panels.PanelText;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The control of one value. */
final class SettingEditor<S> implements FieldEditor {
    private final FormContext<S> context;
    private final Setting<S> setting;
    private final InputControl input;
    private final ErrorLine error;
    private final VBox node;
    private Optional<String> shown = Optional.empty();

    SettingEditor(FormContext<S> context, Setting<S> setting) {
        this.context = context;
        this.setting = setting;
        String name = PanelText.get("field." + setting.key());
        input = InputControl.of(setting.input(), name, () -> context.offers(setting.key()), this::commit);
        input.control().setId("field-" + setting.key());
        input.control().setMaxWidth(Double.MAX_VALUE);
        input.control().setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                show(shown);
                event.consume();
            }
        });
        error = new ErrorLine(input.control());
        Label label = PanelStyle.label(name, "field-label");
        label.setLabelFor(input.control());
        HBox.setHgrow(input.control(), Priority.ALWAYS);
        node = setting.input() instanceof Input.LongText
                ? new VBox(label, input.control(), error)
                : new VBox(new LabelledRow(label, input.control()), error);
        node.getStyleClass().add("field");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void refresh(Topology topology) {
        Optional<String> value = context.form().value(topology, setting);
        if (!value.equals(shown) || !input.control().isFocused() && !error.isVisible()) {
            show(value);
        }
    }

    private void show(Optional<String> value) {
        shown = value;
        input.write().accept(value.orElse(""));
        if (value.isEmpty() && input.control() instanceof TextInputControl field) {
            field.setPromptText(PanelText.get("field.several"));
        }
        error.show(null);
    }

    private void commit() {
        String text = input.read().get();
        if (shown.filter(text::equals).isPresent() || shown.isEmpty() && text.isEmpty()) {
            error.show(null);
            return;
        }
        Optional<BadValue> problem = context.commit(setting, text);
        error.show(problem.orElse(null));
        if (problem.isEmpty()) {
            shown = context.form().value(context.now(), setting);
        }
    }
}
