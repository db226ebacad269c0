package dev.vethwork.ui.commands;

import dev.vethwork.plan.Step;
import dev.vethwork.ui.commands.CommandRow.Command;
import dev.vethwork.ui.commands.CommandRow.Grouping;
import dev.vethwork.ui.model.StepState;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.WeakListChangeListener;

/** The commands that are listed: those of the plan that the filter lets through, in groups. */
final class CommandListModel {
    private final ObservableList<StepState> steps;
    private final UnaryOperator<String> elementOf;
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<Grouping> grouping = new SimpleObjectProperty<>(Grouping.PHASE);
    private final ObservableList<CommandRow> rows = FXCollections.observableArrayList();
    /** The commands outlive the list of them. */
    private final ListChangeListener<StepState> listener = this::changed;

    /** By the step's place in the plan; -1 where the filter hides it. */
    private int[] rowOfStep = {};

    private final ReadOnlyLongWrapper counted = new ReadOnlyLongWrapper();
    private Tally tally = new Tally();

    /** @param elementOf the drawn element behind a step's, or the step's own where none is drawn */
    CommandListModel(ObservableList<StepState> steps, UnaryOperator<String> elementOf) {
        this.steps = steps;
        this.elementOf = elementOf;
        steps.addListener(new WeakListChangeListener<>(listener));
        filter.addListener((property, before, now) -> rebuild());
        grouping.addListener((property, before, now) -> rebuild());
        rebuild();
    }

    ObservableList<CommandRow> rows() {
        return rows;
    }

    StringProperty filter() {
        return filter;
    }

    ObjectProperty<Grouping> grouping() {
        return grouping;
    }

    /** The listed commands' steps, in the order that they run. */
    List<Step> listed() {
        return steps(rows);
    }

    /** The steps of some rows, in the order that they run. */
    static List<Step> steps(Collection<? extends CommandRow> some) {
        return some.stream()
                .filter(Command.class::isInstance)
                .map(Command.class::cast)
                .sorted(java.util.Comparator.comparingInt(Command::number))
                .map(Command::step)
                .toList();
    }

    /** How many of what there are, whatever the filter hides. */
    Tally tally() {
        return tally;
    }

    /** Goes up with each change of {@link #tally}. */
    ReadOnlyLongProperty counted() {
        return counted.getReadOnlyProperty();
    }

    int size() {
        return steps.size();
    }

    /** The row of the first command for which this holds. */
    OptionalInt row(Predicate<StepState> which) {
        return IntStream.range(0, rows.size())
                .filter(i -> rows.get(i) instanceof Command command && which.test(command.state()))
                .findFirst();
    }

    private void changed(ListChangeListener.Change<? extends StepState> change) {
        while (change.next()) {
            // A running plan changes one state after another: only that row is touched.
            boolean sameStep = change.wasReplaced()
                    && change.getAddedSize() == 1
                    && change.getRemovedSize() == 1
                    && change.getRemoved()
                            .getFirst()
                            .step()
                            .equals(change.getAddedSubList().getFirst().step());
            if (!sameStep) {
                rebuild();
                return;
            }
            tally.replace(change.getRemoved().getFirst(), change.getAddedSubList().getFirst());
            int row = rowOfStep[change.getFrom()];
            if (row >= 0) {
                rows.set(row, new Command(change.getFrom() + 1, steps.get(change.getFrom())));
            }
            counted.set(counted.get() + 1);
        }
    }

    private void rebuild() {
        List<CommandRow> next = CommandGroups.of(steps, filter.get(), grouping.get(), elementOf);
        tally = Tally.of(steps);
        rowOfStep = new int[steps.size()];
        Arrays.fill(rowOfStep, -1);
        for (int i = 0; i < next.size(); i++) {
            if (next.get(i) instanceof Command command) {
                rowOfStep[command.number() - 1] = i;
            }
        }
        rows.setAll(next);
        counted.set(counted.get() + 1);
    }
}
