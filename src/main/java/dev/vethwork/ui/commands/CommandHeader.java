package dev.vethwork.ui.commands;

import atlantafx.base.controls.CustomTextField;
import dev.vethwork.plan.Step;
import dev.vethwork.ui.panels.Clip;
import dev.vethwork.ui.panels.PanelStyle;
import dev.vethwork.ui.panels.PanelText;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

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
        CustomTextField field = new CustomTextField();
        field.setLeft(new FontIcon(MaterialDesignM.MAGNIFY));
        field.setId("command-filter");
        field.setPromptText(PanelText.get("commands.filter"));
        field.getStyleClass().add("small");
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                field.clear();
                event.consume();
            }
        });
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
