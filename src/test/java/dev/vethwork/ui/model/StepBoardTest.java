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
        RunListener listener = board.listener(() -> true, warning -> {});
        listener.planned(PLAN);
        for (Step step : PLAN.steps()) {
            listener.started(step);
            listener.done(step, Duration.ofMillis(3));
        }
        board.end();
    }

    @Test
    void afterASuccessWhatRanStaysWithItsTimes() {
        run();
        board.offer(NOTHING);
        assertThat(board.steps()).hasSize(PLAN.steps().size()).allMatch(s -> s.took().toMillis() == 3);
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
