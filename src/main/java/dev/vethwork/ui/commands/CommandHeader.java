package dev.vethwork.ui.commands;

import atlantafx.base.controls.CustomTextField;
import dev.vethwork.plan.ShellText;
import dev.vethwork.plan.operation.Action;
import dev.vethwork.ui.commands.CommandRow.Grouping;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.model.StepState;
import dev.vethwork.ui.panels.Clip;
import dev.vethwork.ui.panels.PanelStyle;
import dev.vethwork.ui.panels.PanelText;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/**
 * Counts what will be made, changed and taken away, or is; groups, filters, copies and saves the commands. Where there is no
 * room for both beside each other, the tools stand below the counts.
 */
final class CommandHeader extends FlowPane {
    private final CommandListModel model;
    private final Supplier<String> lab;

    CommandHeader(CommandListModel model, Supplier<String> lab, Background background) {
        this.model = model;
        this.lab = lab;
        getStyleClass().add("panel-header");
        HBox counts = new HBox();
        for (Action action : Action.values()) {
            counts.getChildren().add(count(action));
        }
        counts.getChildren().add(run());
        HBox tools = new HBox(
                        grouping(),
                        filter(),
                        PanelStyle.iconButton(
                                MaterialDesignC.CONTENT_COPY,
                                PanelText.get("commands.copyAll"),
                                () -> Clip.copy(ShellText.lines(model.listed()))),
                        PanelStyle.iconButton(
                                MaterialDesignC.CONTENT_SAVE_OUTLINE,
                                PanelText.get("commands.save"),
                                () -> ScriptSaver.save(getScene().getWindow(), background, this.lab.get(), script())));
        for (HBox part : List.of(counts, tools)) {
            part.getStyleClass().add("part");
            part.setAlignment(Pos.CENTER_LEFT);
        }
        Region gap = new Region();
        gap.prefWidthProperty().bind(Bindings.createDoubleBinding(() -> rest(counts, tools), widthProperty(), counts.widthProperty(), tools.widthProperty()));
        getChildren().addAll(counts, gap, tools);
    }

    /** What is left between the two, none where they stand below each other. */
    private double rest(Region left, Region right) {
        double inside = getWidth() - getInsets().getLeft() - getInsets().getRight() - 2 * getHgap();
        return Math.max(0, Math.floor(inside - left.prefWidth(-1) - right.prefWidth(-1)) - 1);
    }

    private String script() {
        return ShellText.script(PanelText.get("commands.scriptTitle", lab.get()), model.listed());
    }

    private SegmentedButton grouping() {
        SegmentedButton both = new SegmentedButton();
        for (Grouping each : Grouping.values()) {
            String name = each.name().toLowerCase(Locale.ROOT);
            ToggleButton button = new ToggleButton(PanelText.get("commands.by." + name));
            button.setId("commands-by-" + name);
            button.getStyleClass().add("small");
            button.setSelected(model.grouping().get() == each);
            button.setOnAction(event -> {
                // One of them is always chosen.
                button.setSelected(true);
                model.grouping().set(each);
            });
            both.getButtons().add(button);
        }
        both.setMinWidth(Region.USE_PREF_SIZE);
        return both;
    }

    private TextField filter() {
        CustomTextField field = new CustomTextField();
        field.setLeft(new FontIcon(MaterialDesignM.MAGNIFY));
        field.setId("command-filter");
        field.setPromptText(PanelText.get("commands.filter.prompt"));
        field.setAccessibleText(PanelText.get("commands.filter"));
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

    private Label count(Action action) {
        String name = action.name().toLowerCase(Locale.ROOT);
        Label label = PanelStyle.label("", "count", "sign-" + name);
        label.setId("count-" + name);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.textProperty()
                .bind(model.counted().map(changes -> PanelText.get("commands." + name, model.tally().count(action))));
        return label;
    }

    /** How far the plan that runs is, or what the one that ran took; nothing before. */
    private Label run() {
        Label label = PanelStyle.label("", "muted");
        label.setId("commands-run");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.textProperty().bind(model.counted().map(changes -> progress()));
        return label;
    }

    private String progress() {
        int done = model.tally().count(StepState.State.DONE);
        return done == 0
                ? ""
                : PanelText.get("commands.done", done, model.size(), CommandTime.text(model.tally().took()));
    }
}
