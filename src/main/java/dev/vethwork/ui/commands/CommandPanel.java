package dev.vethwork.ui.commands;

import dev.vethwork.plan.Plan;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Selection;
import dev.vethwork.ui.model.StepState;
import dev.vethwork.ui.panels.Clip;
import dev.vethwork.ui.panels.PanelStyle;
import dev.vethwork.ui.panels.PanelText;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The plan: every command in its order, how it is getting on, and what it is for. */
public final class CommandPanel extends VBox {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final Document document;
    private final Selection selection;
    private final ListView<CommandRow> list = new ListView<>();
    private final VBox conflicts = new VBox();

    public CommandPanel(Document document, Selection selection, LabSession session) {
        this.document = document;
        this.selection = selection;
        getStyleClass().add("command-panel");
        PanelStyle.dress(this);
        CommandListModel model = new CommandListModel(session.steps());
        list.setId("commands");
        list.getStyleClass().add("dense");
        list.setItems(model.rows());
        list.setCellFactory(view -> new CommandCell(selection, document::now));
        list.setPlaceholder(PanelStyle.label(PanelText.get("commands.none"), "muted"));
        list.setOnKeyPressed(event -> {
            if (COPY.match(event) && list.getSelectionModel().getSelectedItem() instanceof CommandRow.Command command) {
                Clip.copy(command.text());
                event.consume();
            }
        });
        list.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> select(now));
        session.steps().addListener((ListChangeListener<StepState>) change -> follow(model, session));
        session.plan().addListener((property, before, now) -> showConflicts(now));
        showConflicts(session.plan().get());
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(new CommandHeader(model), conflicts, list);
    }

    private void select(@Nullable CommandRow row) {
        if (row instanceof CommandRow.Command command && list.isFocused()) {
            Selection.elementOf(document.now(), command.state().step().element())
                    .ifPresent(e -> selection.set(Set.of(e)));
        }
    }

    /** Keeps what runs in sight. */
    private void follow(CommandListModel model, LabSession session) {
        if (!session.busy().get()) {
            return;
        }
        for (int i = model.rows().size() - 1; i >= 0; i--) {
            if (model.rows().get(i) instanceof CommandRow.Command command
                    && command.state().state() == StepState.State.FAILED) {
                list.scrollTo(Math.max(0, i - 2));
                return;
            }
        }
    }

    private void showConflicts(@Nullable Plan plan) {
        conflicts.getChildren().clear();
        if (plan == null) {
            return;
        }
        for (Plan.Conflict conflict : plan.conflicts()) {
            Label label = PanelStyle.label(
                    conflict.element() + ": " + conflict.message().text() + "; " + conflict.remedy().text(), "conflict");
            label.setWrapText(true);
            conflicts.getChildren().add(label);
        }
    }
}
