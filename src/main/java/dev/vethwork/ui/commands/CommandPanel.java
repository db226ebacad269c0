package dev.vethwork.ui.commands;

import dev.vethwork.plan.Plan;
import dev.vethwork.plan.ShellText;
import dev.vethwork.plan.Step;
import dev.vethwork.text.Sentences;
import dev.vethwork.ui.WhileShown;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Selection;
import dev.vethwork.ui.model.StepState;
import dev.vethwork.ui.panels.Clip;
import dev.vethwork.ui.panels.PanelStyle;
import dev.vethwork.ui.panels.PanelText;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The plan: every command in its order, how it is getting on, and what it is for. */
public final class CommandPanel extends VBox {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final Document document;
    private final Selection selection;
    private final LabSession session;
    private final CommandListModel model;
    private final ListView<CommandRow> list = new ListView<>();
    private final VBox conflicts = new VBox();

    public CommandPanel(Document document, Selection selection, LabSession session, Background background) {
        this.document = document;
        this.selection = selection;
        this.session = session;
        this.model = new CommandListModel(
                session.steps(), id -> Selection.elementOf(document.now(), id).orElse(id));
        getStyleClass().add("command-panel");
        PanelStyle.dress(this);
        list.setId("commands");
        list.getStyleClass().add("dense");
        list.setItems(model.rows());
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(view -> new CommandCell(selection, document::now));
        Label none = PanelStyle.label("", "muted");
        none.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> nothing(session), session.deployed(), session.plan(), session.problem()));
        list.setPlaceholder(none);
        list.setContextMenu(new CommandMenu(model, this::selected));
        list.setOnKeyPressed(event -> {
            if (COPY.match(event) && !selected().isEmpty()) {
                Clip.copy(ShellText.lines(selected()));
                event.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(new CommandHeader(model, () -> document.now().name(), background), conflicts, list);
        listen();
        showConflicts(session.plan().get());
    }

    private void listen() {
        list.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> select(now));
        WhileShown.hear(this, selection.elements(), this::reveal);
        WhileShown.hear(this, session.steps(), this::follow);
        WhileShown.hear(this, session.plan(), (property, before, now) -> showConflicts(now));
    }

    /** The selected commands, in the order that they run. */
    private List<Step> selected() {
        return CommandListModel.steps(list.getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .toList());
    }

    private void select(@Nullable CommandRow row) {
        if (!list.isFocused()) {
            return;
        }
        String element =
                switch (row) {
                    case null -> "";
                    case CommandRow.Heading heading -> heading.element();
                    case CommandRow.Command command -> command.step().element();
                };
        Selection.elementOf(document.now(), element).ifPresent(e -> selection.set(Set.of(e)));
    }

    /** Brings the commands of what is selected elsewhere into sight. */
    private void reveal() {
        if (list.isFocused() || session.busy().get()) {
            return;
        }
        selection.single().ifPresent(e -> scrollTo(s -> Selection.elementOf(
                        document.now(), s.step().element())
                .filter(e::equals)
                .isPresent()));
    }

    /** Keeps a failure in sight. */
    private void follow() {
        if (session.busy().get()) {
            scrollTo(s -> s.state() == StepState.State.FAILED);
        }
    }

    private void scrollTo(java.util.function.Predicate<StepState> which) {
        model.row(which).ifPresent(row -> list.scrollTo(Math.max(0, row - 2)));
    }

    private void showConflicts(@Nullable Plan plan) {
        conflicts.getChildren().clear();
        if (plan == null) {
            return;
        }
        for (Plan.Conflict conflict : plan.conflicts()) {
            String words = Sentences.with(conflict.message().text(), conflict.remedy().text());
            Label label = PanelStyle.label(
                    conflict.element().isEmpty() ? words : conflict.element() + ": " + words, "conflict");
            label.setWrapText(true);
            conflicts.getChildren().add(label);
        }
    }

    /** Why there are no commands. */
    private static String nothing(LabSession session) {
        if (session.plan().get() == null && session.problem().get() == null) {
            return PanelText.get("commands.thinking");
        }
        return PanelText.get(session.deployed().get() ? "commands.none" : "commands.empty");
    }
}
