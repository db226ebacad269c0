package dev.vethwork.ui.commands;

import dev.vethwork.plan.Step;
import dev.vethwork.ui.model.StepState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** The commands that are listed: those of the plan that the filter lets through. */
final class CommandListModel {
    private final ObservableList<StepState> steps;
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObservableList<CommandRow> rows = FXCollections.observableArrayList();
    private final Map<Integer, Integer> rowOfStep = new HashMap<>();

    CommandListModel(ObservableList<StepState> steps) {
        this.steps = steps;
        steps.addListener((ListChangeListener<StepState>) this::changed);
        filter.addListener((property, before, now) -> rebuild());
        rebuild();
    }

    ObservableList<CommandRow> rows() {
        return rows;
    }

    StringProperty filter() {
        return filter;
    }

    /** The listed commands' steps, in their order. */
    List<Step> listed() {
        return rows.stream()
                .filter(CommandRow.Command.class::isInstance)
                .map(r -> ((CommandRow.Command) r).state().step())
                .toList();
    }

    int count(Step.Action action) {
        return (int) steps.stream().filter(s -> s.step().action() == action).count();
    }

    private void changed(ListChangeListener.Change<? extends StepState> change) {
        while (change.next()) {
            // A running plan changes one state after another: only that row is touched.
            boolean sameStep = change.wasReplaced()
                    && change.getAddedSize() == 1
                    && change.getRemovedSize() == 1
                    && change.getRemoved().getFirst().step().equals(change.getAddedSubList().getFirst().step());
            if (!sameStep) {
                rebuild();
                return;
            }
            Integer row = rowOfStep.get(change.getFrom());
            if (row != null) {
                rows.set(row, new CommandRow.Command(change.getFrom() + 1, steps.get(change.getFrom())));
            }
        }
    }

    private void rebuild() {
        List<CommandRow> next = CommandRow.of(steps, filter.get());
        rowOfStep.clear();
        for (int i = 0; i < next.size(); i++) {
            if (next.get(i) instanceof CommandRow.Command command) {
                rowOfStep.put(command.number() - 1, i);
            }
        }
        rows.setAll(next);
    }
}
