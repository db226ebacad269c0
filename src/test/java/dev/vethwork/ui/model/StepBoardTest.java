package dev.vethwork.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.RunListener;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepBoardTest {
    private static final Plan PLAN = Planner.plan(
            TopologyCompiler.compile(Topology.empty("lab").withNode(Namespace.of("red")), TargetTraits.SANDBOX),
            NetworkState.EMPTY,
            TargetTraits.SANDBOX);
    private static final Plan NOTHING = new Plan("lab", TargetKind.SANDBOX, List.of(), List.of());

    private final StepBoard board = new StepBoard(new DirectBackground());

    private void run() {
        board.offer(PLAN);
        board.begin();
        runAll(board.listener(() -> true, warning -> {}), PLAN);
        board.end();
    }

    @Test
    void afterASuccessWhatRanStaysWithItsTimes() {
        run();
        board.offer(NOTHING);
        assertThat(board.steps()).hasSize(PLAN.steps().size()).allMatch(s -> s.took().toMillis() == 3);
    }

    @Test
    void aSecondPlanOfTheSameRunStandsBelowWhatHasRun() {
        RunListener listener = board.listener(() -> true, warning -> {});
        Plan second = PLAN.only(step -> step.equals(PLAN.steps().getLast()));
        runAll(listener, PLAN);
        runAll(listener, second);
        List<Step> inOrder = new ArrayList<>(PLAN.steps());
        inOrder.addAll(second.steps());
        assertThat(board.steps()).extracting(StepState::step).isEqualTo(inOrder);
        assertThat(board.steps()).allMatch(s -> s.state() == StepState.State.DONE);
        assertThat(board.progress().get()).isEqualTo(1);
    }

    @Test
    void aPlanOfWhichNothingHasBegunIsPutAsideByTheNext() {
        RunListener listener = board.listener(() -> true, warning -> {});
        listener.planned(PLAN);
        listener.planned(PLAN);
        assertThat(board.steps()).hasSameSizeAs(PLAN.steps());
    }

    @Test
    void theNextRunBeginsAnew() {
        runAll(board.listener(() -> true, warning -> {}), PLAN);
        runAll(board.listener(() -> true, warning -> {}), PLAN);
        assertThat(board.steps()).hasSameSizeAs(PLAN.steps());
    }

    private static void runAll(RunListener listener, Plan plan) {
        listener.planned(plan);
        for (Step step : plan.steps()) {
            listener.started(step);
            listener.done(step, Duration.ofMillis(3));
        }
    }

    @Test
    void onceTheDrawingChangesThereIsNothingToDo() {
        run();
        board.forget();
        board.offer(NOTHING);
        assertThat(board.steps()).isEmpty();
    }

    @Test
    void whatIsToDoTakesThePlaceOfWhatRan() {
        run();
        board.offer(PLAN);
        assertThat(board.steps()).hasSize(PLAN.steps().size()).allMatch(s -> s.state() == StepState.State.PENDING);
    }
}
