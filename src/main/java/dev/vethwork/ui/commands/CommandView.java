package dev.vethwork.ui.commands;

import static dev.vethwork.ui.panels.PanelStyle.label;

import dev.vethwork.plan.ShellText;
import dev.vethwork.plan.Step;
import dev.vethwork.ui.model.StepState;
import dev.vethwork.ui.panels.Clip;
import dev.vethwork.ui.panels.PanelStyle;
import dev.vethwork.ui.panels.PanelText;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** One command: its state and words on a line; unfolded also why, and what takes it back. */
final class CommandView extends VBox {
    CommandView(CommandRow.Command command, boolean unfolded) {
        getStyleClass().add("command-row");
        StepState state = command.state();
        Step step = state.step();
        getChildren().add(line(command));
        if (unfolded) {
            detail("commands.reason", step.reason().text(), "command-reason");
            detail(
                    "commands.undo",
                    step.undo().isEmpty() ? PanelText.get("commands.undoElsewhere") : ShellText.line(step.undo()),
                    step.undo().isEmpty() ? "command-undo-elsewhere" : "command-undo");
        }
        if (!state.stderr().isBlank()) {
            Label words = label(state.stderr().strip(), "command-stderr");
            words.setWrapText(true);
            getChildren().add(words);
        }
    }

    private static HBox line(CommandRow.Command command) {
        Step step = command.state().step();
        Label words = label(command.text(), "command-text");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        Label number = label(Integer.toString(command.number()), "command-number");
        Label sign = label(sign(step.action()), "command-sign", "sign-" + step.action().name().toLowerCase(Locale.ROOT));
        Label element = label(step.element(), "command-element");
        Label took = label(took(command.state()), "command-took");
        for (Region fixed : new Region[] {number, sign, element, took}) {
            fixed.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox line = new HBox(
                StepIcon.of(command.state().state()),
                number,
                sign,
                words,
                took,
                element,
                PanelStyle.iconButton(
                        MaterialDesignC.CONTENT_COPY,
                        PanelText.get("commands.copyOne"),
                        () -> Clip.copy(command.text())));
        line.getStyleClass().add("command-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void detail(String key, String text, String styleClass) {
        if (text.isBlank()) {
            return;
        }
        Label words = label(text, styleClass);
        words.setWrapText(true);
        Label name = label(PanelText.get(key), "muted");
        name.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(name, words);
        row.getStyleClass().add("command-detail");
        getChildren().add(row);
    }

    private static String sign(Step.Action action) {
        return switch (action) {
            case CREATE -> "+";
            case CHANGE -> "~";
            case DELETE -> "−";
        };
    }

    private static String took(StepState state) {
        return state.state() == StepState.State.DONE && !state.took().isZero() ? CommandTime.text(state.took()) : "";
    }
}
