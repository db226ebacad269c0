package dev.vethwork.ui.shell.window;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BesideTest {
    private static final Rectangle2D SCREEN = new Rectangle2D(0, 0, 1400, 900);

    @ParameterizedTest
    @CsvSource({"100, 100, 200, 80", "1000, 800, 300, 90", "600, 0, 40, 900", "20, 420, 1300, 20", "700, 400, 1, 1"})
    void whatIsChangedIsSeen(double x, double y, double width, double height) {
        Rectangle2D about = new Rectangle2D(x, y, width, height);
        Rectangle2D place = Beside.place(about, 400, 380, SCREEN);
        assertThat(place.intersects(about)).isFalse();
        assertThat(SCREEN.contains(place)).isTrue();
    }

    @Test
    void itIsOnTheScreenWhereThereIsNoRoomBesideIt() {
        Rectangle2D all = new Rectangle2D(10, 10, 1380, 880);
        assertThat(SCREEN.contains(Beside.place(all, 400, 500, SCREEN))).isTrue();
    }

    @Test
    void whatIsOutOfSightHasItOnTheScreenAllTheSame() {
        assertThat(SCREEN.contains(Beside.place(new Rectangle2D(-900, 2000, 50, 50), 400, 500, SCREEN))).isTrue();
    }
}
