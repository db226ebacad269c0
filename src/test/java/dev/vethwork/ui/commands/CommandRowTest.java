package dev.vethwork.ui.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.Prefix;
import dev.vethwork.plan.ShellText;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.operation.AddAddress;
import dev.vethwork.plan.operation.AddNamespace;
import dev.vethwork.plan.operation.DeleteNamespace;
import dev.vethwork.plan.operation.Operation;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.text.Phrase;
import dev.vethwork.ui.commands.CommandRow.Grouping;
import dev.vethwork.ui.model.StepState;
import java.time.Duration;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommandRowTest {
    static final Step RED = step("red", Step.Phase.NAMESPACES, new AddNamespace("red"), new DeleteNamespace("red"));
    static final Step BLUE = step("blue", Step.Phase.NAMESPACES, new AddNamespace("blue"), new DeleteNamespace("blue"));
    static final Step ADDRESS = step(
            "red:veth-red",
            Step.Phase.ADDRESSES,
            new AddAddress(new Place("red", "veth-red"), Prefix.parse("192.168.15.1/24"), false),
            null);

    private static Step step(String element, Step.Phase phase, Operation operation, @Nullable Operation inverse) {
        return new Step(
                phase,
                element,
                operation,
                inverse,
                new Phrase("dev.vethwork.plan.messages", "namespace.create", List.of(element)));
    }

    private static ObservableList<StepState> steps() {
        return FXCollections.observableArrayList(
                StepState.pending(RED), StepState.pending(BLUE), StepState.pending(ADDRESS));
    }

    @Test
    void commandsStandUnderTheirPhases() {
        assertThat(CommandGroups.of(steps(), "", Grouping.PHASE, id -> id))
                .containsExactly(
                        new CommandRow.Heading(Step.Phase.NAMESPACES, "", 2),
                        new CommandRow.Command(1, StepState.pending(RED)),
                        new CommandRow.Command(2, StepState.pending(BLUE)),
                        new CommandRow.Heading(Step.Phase.ADDRESSES, "", 1),
                        new CommandRow.Command(3, StepState.pending(ADDRESS)));
    }

    @Test
    void theFilterFindsEveryWord() {
        assertThat(CommandGroups.of(steps(), "RED addr", Grouping.PHASE, id -> id))
                .containsExactly(
                        new CommandRow.Heading(Step.Phase.ADDRESSES, "", 1),
                        new CommandRow.Command(3, StepState.pending(ADDRESS)));
    }

    @Test
    void commandsStandUnderTheirElements() {
        assertThat(CommandGroups.of(steps(), "", Grouping.ELEMENT, id -> id.startsWith("red") ? "red" : id))
                .containsExactly(
                        new CommandRow.Heading(null, "red", 2),
                        new CommandRow.Command(1, StepState.pending(RED)),
                        new CommandRow.Command(3, StepState.pending(ADDRESS)),
                        new CommandRow.Heading(null, "blue", 1),
                        new CommandRow.Command(2, StepState.pending(BLUE)));
    }

    @Test
    void whatTakesCommandsBackIsCopiedTheLastFirst() {
        assertThat(ShellText.undo(List.of(RED, BLUE))).isEqualTo("ip netns del blue\nip netns del red\n");
    }

    @Test
    void aStepThatGetsOnTouchesItsRowOnly() {
        ObservableList<StepState> steps = steps();
        CommandListModel model = new CommandListModel(steps, id -> id);
        CommandRow untouched = model.rows().get(1);
        steps.set(2, steps.get(2).done(Duration.ofMillis(3)));
        assertThat(model.rows().get(4)).isEqualTo(new CommandRow.Command(3, steps.get(2)));
        assertThat(model.rows().get(1)).isSameAs(untouched);
    }

    @Test
    void wordsThatAShellWouldReadAreQuoted() {
        assertThat(ShellText.line(List.of("sh", "-c", "echo $HOME; it's", "", "a-b/c:1"))).isEqualTo("sh -c 'echo $HOME; it'\\''s' '' a-b/c:1");
    }

    @Test
    void aScriptStopsAtTheFirstFailureAndTellsWhy() {
        assertThat(ShellText.script("The lab", List.of(RED)))
                .isEqualTo("#!/bin/sh\n# The lab\nset -eu\n\n# Make red, a network stack of its own: interfaces, ARP table, routes and rules.\nip netns add red\n");
    }
}
