package dev.vethwork.ui.commands;

import static dev.vethwork.ui.panels.PanelStyle.label;

import dev.vethwork.plan.ShellText;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.operation.Action;
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
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** One command: its state and words on a line; unfolded also why, and what takes it back. Shows one after another. */
final class CommandView extends VBox {
    private final Label number = fixed("command-number");
    private final Label sign = fixed("command-sign");
    private final Label words = label("", "command-text");
    private final Label took = fixed("command-took");
    private final Label element = fixed("command-element");
    private final HBox line = new HBox();
    private CommandRow.@Nullable Command shown;
    private boolean unfolded;

    CommandView() {
        getStyleClass().add("command-row");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        line.getChildren()
                .addAll(
                        StepIcon.of(StepState.State.PENDING),
                        number,
                        sign,
                        words,
                        took,
                        element,
                        PanelStyle.iconButton(
                                MaterialDesignC.CONTENT_COPY,
                                PanelText.get("commands.copyOne"),
                                () -> Clip.copy(words.getText())));
        line.getStyleClass().add("command-line");
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(line);
    }

    private static Label fixed(String styleClass) {
        Label label = label("", styleClass);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /** A list shows its rows anew with every plan, most of them as they were: only what differs is touched. */
    void show(CommandRow.Command command, boolean unfold) {
        CommandRow.Command before = shown;
        if (command.equals(before) && unfold == unfolded) {
            return;
        }
        StepState state = command.state();
        Step step = state.step();
        if (before == null || before.state().state() != state.state()) {
            line.getChildren().set(0, StepIcon.of(state.state()));
        }
        if (before == null || before.step().action() != step.action()) {
            sign.setText(sign(step.action()));
            sign.getStyleClass()
                    .setAll("label", "command-sign", "sign-" + step.action().name().toLowerCase(Locale.ROOT));
        }
        number.setText(Integer.toString(command.number()));
        words.setText(command.text());
        element.setText(step.element());
        took.setText(took(state));
        details(state, unfold);
        shown = command;
        unfolded = unfold;
    }

    private void details(StepState state, boolean unfold) {
        Step step = state.step();
        if (getChildren().size() > 1) {
            getChildren().setAll(line);
        }
        if (unfold) {
            detail("commands.reason", step.reason().text(), "command-reason");
            detail(
                    "commands.undo",
                    step.undo().isEmpty() ? PanelText.get("commands.undoElsewhere") : ShellText.line(step.undo()),
                    step.undo().isEmpty() ? "command-undo-elsewhere" : "command-undo");
        }
        if (!state.stderr().isBlank()) {
            Label complaint = label(state.stderr().strip(), "command-stderr");
            complaint.setWrapText(true);
            getChildren().add(complaint);
        }
    }

    private void detail(String key, String text, String styleClass) {
        if (text.isBlank()) {
            return;
        }
        Label said = label(text, styleClass);
        said.setWrapText(true);
        Label name = label(PanelText.get(key), "muted");
        name.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(name, said);
        row.getStyleClass().add("command-detail");
        getChildren().add(row);
    }

    private static String sign(Action action) {
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
