package dev.vethwork.ui.shell.window;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class StagePlaceTest {
    private static final Rectangle2D SCREEN = new Rectangle2D(0, 30, 1920, 1050);

    @Test
    void aWindowThatFitsIsWhereItWas() {
        Rectangle2D last = new Rectangle2D(800, 100, 1320, 840);
        assertThat(StagePlace.within(last, SCREEN)).isEqualTo(last);
    }

    /** As where the desktop enlarges everything since: the same screen is half as wide then. */
    @Test
    void aWindowIsNoLargerThanItsScreen() {
        assertThat(StagePlace.within(new Rectangle2D(39, 40, 1320, 840), new Rectangle2D(0, 0, 700, 450)))
                .isEqualTo(new Rectangle2D(0, 0, 700, 450));
        assertThat(StagePlace.within(new Rectangle2D(39, 40, 1320, 1200), SCREEN)).isEqualTo(new Rectangle2D(39, 30, 1320, 1050));
    }
}
