package dev.vethwork.ui.commands;

import dev.vethwork.plan.Step;
import dev.vethwork.ui.commands.CommandRow.Command;
import dev.vethwork.ui.commands.CommandRow.Grouping;
import dev.vethwork.ui.commands.CommandRow.Heading;
import dev.vethwork.ui.model.StepState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Puts commands under headings. */
final class CommandGroups {
    private CommandGroups() {}

    /**
     * The commands that have the filter's words in them, group by group, in their order.
     *
     * @param elementOf the drawn element behind a step's, which may be either end of a cable
     */
    static List<CommandRow> of(
            List<StepState> steps, String filter, Grouping grouping, UnaryOperator<String> elementOf) {
        List<String> words = filter.isBlank()
                ? List.of()
                : List.of(filter.strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
        // Phases follow each other in a plan; an element's commands are all over it.
        Map<Heading, List<Command>> groups = new LinkedHashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            Command command = new Command(i + 1, steps.get(i));
            if (command.has(words)) {
                groups.computeIfAbsent(heading(command.step(), grouping, elementOf), h -> new ArrayList<>())
                        .add(command);
            }
        }
        List<CommandRow> rows = new ArrayList<>();
        groups.forEach((heading, commands) -> {
            rows.add(new Heading(heading.phase(), heading.element(), commands.size()));
            rows.addAll(commands);
        });
        return rows;
    }

    private static Heading heading(Step step, Grouping grouping, UnaryOperator<String> elementOf) {
        return switch (grouping) {
            case PHASE -> new Heading(step.phase(), "", 0);
            case ELEMENT -> new Heading(null, elementOf.apply(step.element()), 0);
        };
    }
}
