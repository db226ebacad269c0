package dev.vethwork.ui.commands;

import dev.vethwork.plan.Step.Phase;
import dev.vethwork.ui.model.StepState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A line of the list of commands. */
sealed interface CommandRow {
    /** Begins a phase. */
    record Heading(Phase phase, int commands) implements CommandRow {}

    /** One command; numbered from 1 in the whole plan. */
    record Command(int number, StepState state) implements CommandRow {
        String text() {
            return Shell.line(state.step().argv());
        }
    }

    /** The commands that have the filter's words in them, under the headings of their phases. */
    static List<CommandRow> of(List<StepState> steps, String filter) {
        List<CommandRow> rows = new ArrayList<>();
        List<String> words =
                List.of(filter.strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
        int heading = -1;
        for (int i = 0; i < steps.size(); i++) {
            Command command = new Command(i + 1, steps.get(i));
            if (!words.stream().allMatch(text(command)::contains)) {
                continue;
            }
            Phase phase = command.state().step().phase();
            if (heading < 0 || !(rows.get(heading) instanceof Heading last) || last.phase() != phase) {
                heading = rows.size();
                rows.add(new Heading(phase, 1));
            } else {
                rows.set(heading, new Heading(phase, last.commands() + 1));
            }
            rows.add(command);
        }
        return rows;
    }

    private static String text(Command command) {
        var step = command.state().step();
        return (command.text() + " " + step.element() + " " + step.reason().text() + " " + step.action())
                .toLowerCase(Locale.ROOT);
    }
}
