package dev.vethwork.ui.commands;

import dev.vethwork.plan.ShellText;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.Step.Phase;
import dev.vethwork.ui.model.StepState;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A line of the list of commands. */
sealed interface CommandRow {
    /** What commands stand together for. */
    enum Grouping {
        PHASE,
        ELEMENT
    }

    /**
     * Begins a group.
     *
     * @param phase null where the group is an element's
     * @param element a node's name or a cable's id; empty where the group is a phase
     */
    record Heading(@Nullable Phase phase, String element, int commands) implements CommandRow {}

    /** One command; numbered from 1 in the whole plan. */
    record Command(int number, StepState state) implements CommandRow {
        String text() {
            return ShellText.line(state.step().argv());
        }

        Step step() {
            return state.step();
        }

        /** Whether all these words are in it, in lower case. */
        boolean has(List<String> words) {
            if (words.isEmpty()) {
                return true;
            }
            String all = (text() + " " + step().element() + " " + step().reason().text() + " " + step().action())
                    .toLowerCase(Locale.ROOT);
            return words.stream().allMatch(all::contains);
        }
    }
}
