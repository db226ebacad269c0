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

    @Test
    void oneMoreWindowStandsALittleLower() {
        Rectangle2D room = new Rectangle2D(0, 0, 1366, 768);
        assertThat(StagePlace.beside(new Rectangle2D(10, 20, 900, 600), room)).isEqualTo(new Rectangle2D(38, 48, 900, 600));
    }

    @Test
    void howeverManyWindowsAreOpenedEachIsOnTheScreen() {
        Rectangle2D room = new Rectangle2D(0, 30, 1366, 738);
        Rectangle2D last = room;
        for (int i = 0; i < 40; i++) {
            last = StagePlace.beside(last, room);
            assertThat(room.contains(last)).as("the %dth: %s", i, last).isTrue();
        }
    }
}
