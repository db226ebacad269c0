package dev.vethwork.ui.canvas.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.edit.arrange.Extent;
import dev.vethwork.topology.Position;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelPlacesTest {
    private static final Extent LABEL = new Extent(0, 0, 80, 30);

    @Test
    void aLabelLiesOnItsCableNearItsEnd() {
        Extent at = new LabelPlaces(List.of()).find(LABEL, new Position(0, 0), new Position(600, 0));
        assertThat(at.y()).isZero();
        assertThat(at.left()).isBetween(0.0, 20.0);
    }

    @Test
    void aLabelMakesWayForOneThatIsThere() {
        LabelPlaces places = new LabelPlaces(List.of());
        Extent first = places.find(LABEL, new Position(0, 0), new Position(600, 0));
        places.take(first);
        Extent second = places.find(LABEL, new Position(0, 5), new Position(600, 5));
        assertThat(LabelPlaces.overlap(first, second)).isZero();
    }

    @Test
    void aLabelFindsTheGapBetweenTwoRowsOfNodes() {
        List<Extent> rows = IntStream.range(0, 6)
                .mapToObj(i -> new Extent(i % 3 * 144.0, Math.floorDiv(i, 3) * 100.0, 120, 60))
                .toList();
        LabelPlaces places = new LabelPlaces(rows);
        // Towards a bridge far above: the cable crosses the node above it.
        for (int column = 0; column < 3; column++) {
            Position end = new Position(column * 144.0, 70);
            Extent at = places.find(new Extent(0, 0, 80, 38), end, new Position(column * 100.0, -400));
            assertThat(places.fits(at)).isTrue();
            assertThat(Math.hypot(at.x() - end.x(), at.y() - end.y())).isLessThan(75);
            places.take(at);
        }
    }

    @Test
    void aLabelWithoutRoomIsTold() {
        LabelPlaces places = new LabelPlaces(List.of(new Extent(0, 0, 2_000, 2_000)));
        assertThat(places.fits(places.find(LABEL, new Position(0, 0), new Position(600, 0)))).isFalse();
    }

    @Test
    void whereTheCableIsShortALabelGoesBesideIt() {
        Extent left = new Extent(-75, 0, 150, 60);
        Extent right = new Extent(115, 0, 150, 60);
        Extent at = new LabelPlaces(List.of(left, right)).find(LABEL, new Position(0, 0), new Position(40, 0));
        assertThat(LabelPlaces.overlap(at, left) + LabelPlaces.overlap(at, right)).isLessThan(80 * 30 / 4.0);
    }

    @Test
    void theLabelsOfAShortCableLeaveItToBeSeen() {
        Extent left = new Extent(-75, 0, 150, 60);
        Extent right = new Extent(185, 0, 150, 60);
        Position one = new Position(0, 0);
        Position other = new Position(110, 0);
        LabelPlaces places = new LabelPlaces(List.of(left, right));
        Extent first = places.find(LABEL, one, other);
        places.take(first);
        Extent second = places.find(LABEL, other, one);
        assertThat(List.of(first, second)).allSatisfy(label -> {
            assertThat(label.top() > 0 || label.bottom() < 0).as("beside the cable").isTrue();
            assertThat(LabelPlaces.overlap(label, left) + LabelPlaces.overlap(label, right)).isZero();
        });
        assertThat(LabelPlaces.overlap(first, second)).isZero();
    }
}
