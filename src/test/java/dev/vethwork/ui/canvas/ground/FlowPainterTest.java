package dev.vethwork.ui.canvas.ground;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.ui.canvas.drawing.CableFlow;
import org.junit.jupiter.api.Test;

class FlowPainterTest {
    private static double still(double forth, double back) {
        return FlowPainter.secondsToMove(new CableFlow(forth, back, false), 1);
    }

    @Test
    void marksAreNotPaintedMoreOftenThanOneNeedsToSeeThemMove() {
        assertThat(still(1e5, 0)).isEqualTo(1 / 15.0);
        assertThat(still(1e9, 0)).isEqualTo(1 / 15.0);
    }

    @Test
    void whatCreepsOnASmallDrawingIsPaintedEvenMoreSeldom() {
        assertThat(FlowPainter.secondsToMove(new CableFlow(2_000, 0, false), 0.3)).isGreaterThan(1 / 15.0);
    }

    @Test
    void theFasterOfTwoWaysCounts() {
        double small = 0.1;
        assertThat(FlowPainter.secondsToMove(new CableFlow(1e9, 2_000, false), small))
                .isEqualTo(FlowPainter.secondsToMove(new CableFlow(2_000, 1e9, false), small))
                .isLessThan(FlowPainter.secondsToMove(new CableFlow(2_000, 2_000, false), small));
    }

    @Test
    void whereNothingPassesNothingMoves() {
        assertThat(still(0, 0)).isInfinite();
        assertThat(FlowPainter.secondsToMove(new CableFlow(0, 0, true), 1)).isInfinite();
    }
}
