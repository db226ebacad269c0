package dev.vethwork.edit.arrange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.edit.arrange.Snapping.Guide;
import dev.vethwork.edit.arrange.Snapping.Snapped;
import dev.vethwork.topology.Position;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArrangeTest {
    private static final Extent SMALL = new Extent(100, 100, 40, 20);
    private static final Extent WIDE = new Extent(300, 160, 100, 20);
    private static final Extent TALL = new Extent(180, 400, 20, 80);
    private static final Map<String, Extent> THREE = Map.of("small", SMALL, "wide", WIDE, "tall", TALL);

    @Test
    void aligningLeftBringsLeftEdgesTogether() {
        Map<String, Position> places = Align.LEFT.of(THREE);
        assertThat(places)
                .containsEntry("small", new Position(100, 100))
                .containsEntry("wide", new Position(130, 160))
                .containsEntry("tall", new Position(90, 400));
    }

    @ParameterizedTest
    @EnumSource
    void aligningTwiceChangesNothing(Align align) {
        Map<String, Extent> once = moved(align.of(THREE));
        assertThat(moved(align.of(once))).isEqualTo(once);
    }

    @Test
    void aligningBottomBringsBottomEdgesTogether() {
        assertThat(moved(Align.BOTTOM.of(THREE)).values()).allMatch(e -> e.bottom() == 440);
    }

    @Test
    void distributingMakesGapsEqualAndKeepsTheEnds() {
        Map<String, Extent> spread = moved(Distribute.HORIZONTALLY.of(THREE));
        assertThat(spread.get("small")).isEqualTo(SMALL);
        assertThat(spread.get("wide")).isEqualTo(WIDE);
        double before = spread.get("tall").left() - spread.get("small").right();
        double after = spread.get("wide").left() - spread.get("tall").right();
        assertThat(before).isEqualTo(after);
    }

    @Test
    void twoThingsCannotBeDistributed() {
        Map<String, Extent> two = Map.of("small", SMALL, "wide", WIDE);
        assertThat(Distribute.VERTICALLY.of(two)).containsEntry("wide", WIDE.centre());
    }

    @Test
    void draggingNearACentreSnapsToItAndShowsAGuide() {
        Snapped snapped = new Snapping(6, 20).snap(SMALL.moved(203, 300), List.of(WIDE));
        assertThat(snapped.extent()).isEqualTo(new Extent(300, 400, 40, 20));
        assertThat(snapped.guides()).containsExactly(new Guide(true, 300, 150, 410));
    }

    @Test
    void draggingNearAnEdgeSnapsToIt() {
        Snapped snapped = new Snapping(6, 20).snap(new Extent(273, 33, 40, 20), List.of(WIDE));
        assertThat(snapped.extent().left()).isEqualTo(WIDE.left());
        assertThat(snapped.extent().y()).isEqualTo(40);
    }

    @Test
    void farFromEverythingTheGridHolds() {
        Snapped snapped = new Snapping(6, 20).snap(new Extent(509, 33, 40, 20), List.of(WIDE));
        assertThat(snapped.extent()).isEqualTo(new Extent(500, 40, 40, 20));
        assertThat(snapped.guides()).isEmpty();
    }

    private static Map<String, Extent> moved(Map<String, Position> places) {
        Map<String, Extent> moved = new java.util.HashMap<>();
        places.forEach((name, at) -> moved.put(
                name, Extent.around(at, THREE.get(name).width(), THREE.get(name).height())));
        return moved;
    }
}
