package dev.vethwork.ui.canvas.ground;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.ui.canvas.drawing.CableFlow;
import org.junit.jupiter.api.Test;

class FlowPainterTest {
    private static double still(double forth, double back) {
        return FlowPainter.secondsToMove(new CableFlow(forth, back, false), 1);
    }

    @Test
    void whatCreepsIsPaintedSeldomAndWhatRunsWithEachFrame() {
        assertThat(still(2_000, 0)).isBetween(1 / 40.0, 1 / 15.0);
        assertThat(still(1e9, 0)).isLessThan(1 / 60.0);
    }

    @Test
    void theFasterOfTwoWaysCounts() {
        assertThat(still(0, 1e9)).isEqualTo(still(1e9, 0)).isEqualTo(still(1e9, 2_000));
    }

    @Test
    void whereNothingPassesNothingMoves() {
        assertThat(still(0, 0)).isInfinite();
        assertThat(FlowPainter.secondsToMove(new CableFlow(0, 0, true), 1)).isInfinite();
    }
}
