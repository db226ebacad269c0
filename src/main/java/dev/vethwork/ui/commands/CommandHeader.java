package dev.vethwork.ui.commands;

import dev.vethwork.plan.Step;
import dev.vethwork.ui.panels.Clip;
import dev.vethwork.ui.panels.PanelStyle;
import dev.vethwork.ui.panels.PanelText;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.controlsfx.control.textfield.TextFields;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** Counts what will be made, changed and taken away; filters, copies and saves the commands. */
final class CommandHeader extends HBox {
    private final CommandListModel model;

    CommandHeader(CommandListModel model) {
        this.model = model;
        getStyleClass().add("panel-header");
        setAlignment(Pos.CENTER_LEFT);
        for (Step.Action action : Step.Action.values()) {
            getChildren().add(count(action));
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren()
                .addAll(
                        gap,
                        filter(),
                        PanelStyle.iconButton(
                                MaterialDesignC.CONTENT_COPY,
                                PanelText.get("commands.copyAll"),
                                () -> Clip.copy(Shell.lines(model.listed()))),
                        PanelStyle.iconButton(
                                MaterialDesignC.CONTENT_SAVE_OUTLINE,
                                PanelText.get("commands.save"),
                                () -> ScriptSaver.save(getScene().getWindow(), Shell.script(model.listed()))));
    }

    private TextField filter() {
        TextField field = TextFields.createClearableTextField();
        field.setId("command-filter");
        field.setPromptText(PanelText.get("commands.filter"));
        field.getStyleClass().add("small");
        model.filter().bind(field.textProperty());
        return field;
    }

    private Label count(Step.Action action) {
        String name = action.name().toLowerCase(Locale.ROOT);
        Label label = PanelStyle.label("", "count", "sign-" + name);
        label.setId("count-" + name);
        label.setMinWidth(Region.USE_PREF_SIZE);
        InvalidationListener show =
                observable -> label.setText(PanelText.get("commands." + name, model.count(action)));
        model.rows().addListener(show);
        show.invalidated(model.rows());
        return label;
    }
}
