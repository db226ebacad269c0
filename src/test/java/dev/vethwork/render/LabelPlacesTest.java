package dev.vethwork.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vethwork.topology.Position;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelPlacesTest {
    private static final double WIDTH = 80;
    private static final double HEIGHT = 30;

    private static Stretch line(double x1, double y1, double x2, double y2) {
        return new Stretch(new Position(x1, y1), new Position(x2, y2));
    }

    private static Box find(LabelPlaces places, Stretch own) {
        return places.find(WIDTH, HEIGHT, own);
    }

    @Test
    void aLabelLiesOnItsCableNearItsEnd() {
        Box at = find(new LabelPlaces(List.of(), List.of()), line(0, 0, 600, 0));
        assertThat(at.middleY()).isZero();
        assertThat(at.x()).isBetween(0.0, 20.0);
    }

    @Test
    void aLabelMakesWayForOneThatIsThere() {
        LabelPlaces places = new LabelPlaces(List.of(), List.of());
        Box first = find(places, line(0, 0, 600, 0));
        places.take(first);
        Box second = find(places, line(0, 5, 600, 5));
        assertThat(first.overlap(second)).isZero();
    }

    @Test
    void aLabelFindsTheGapBetweenTwoRowsOfNodes() {
        List<Box> rows = IntStream.range(0, 6)
                .mapToObj(i -> Box.around(i % 3 * 144.0, Math.floorDiv(i, 3) * 100.0, 120, 60))
                .toList();
        LabelPlaces places = new LabelPlaces(rows, List.of());
        // Towards a bridge far above: the cable crosses the node above it.
        for (int column = 0; column < 3; column++) {
            Stretch own = line(column * 144.0, 70, column * 100.0, -400);
            Box at = places.find(80, 38, own);
            assertThat(places.fits(at)).isTrue();
            assertThat(Math.hypot(at.middleX() - own.from().x(), at.middleY() - own.from().y())).isLessThan(75);
            places.take(at);
        }
    }

    @Test
    void aLabelWithoutRoomIsTold() {
        LabelPlaces places = new LabelPlaces(List.of(Box.around(0, 0, 2_000, 2_000)), List.of());
        assertThat(places.fits(find(places, line(0, 0, 600, 0)))).isFalse();
    }

    @Test
    void whereTheCableIsShortALabelGoesBesideIt() {
        Box left = Box.around(-75, 0, 150, 60);
        Box right = Box.around(115, 0, 150, 60);
        Box at = find(new LabelPlaces(List.of(left, right), List.of()), line(0, 0, 40, 0));
        assertThat(at.overlap(left) + at.overlap(right)).isLessThan(80 * 30 / 4.0);
    }

    @Test
    void theLabelsOfAShortCableLeaveItToBeSeen() {
        Box left = Box.around(-75, 0, 150, 60);
        Box right = Box.around(185, 0, 150, 60);
        Stretch cable = line(0, 0, 110, 0);
        LabelPlaces places = new LabelPlaces(List.of(left, right), List.of(cable));
        Box first = find(places, cable);
        places.take(first);
        Box second = find(places, cable.back());
        assertThat(List.of(first, second)).allSatisfy(label -> {
            assertThat(label.y() > 0 || label.bottom() < 0).as("beside the cable").isTrue();
            assertThat(label.overlap(left) + label.overlap(right)).isZero();
        });
        assertThat(first.overlap(second)).isZero();
    }

    /** Above and below the middle of it, nobody could tell the one's from the other's. */
    @Test
    void theLabelsOfAShortCableLeadToTheirEnds() {
        for (double length : new double[] {60, 90, 110, 140}) {
            Stretch cable = line(0, 0, length, 0);
            List<Box> nodes = List.of(Box.around(-75, 0, 150, 60), Box.around(length + 75, 0, 150, 60));
            LabelPlaces places = new LabelPlaces(nodes, List.of(cable));
            Box left = places.find(WIDTH, HEIGHT, cable);
            places.take(left);
            Box right = places.find(WIDTH, HEIGHT, cable.back());
            assertThat(left.overlap(right)).isZero();
            assertThat(left.middleX()).isLessThanOrEqualTo(right.middleX());
            assertThat(Leader.of(left, cable)).hasValueSatisfying(l -> {
                assertThat(l.from()).isEqualTo(cable.from());
                assertThat(left.distance(l.to().x(), l.to().y())).isZero();
            });
            assertThat(Leader.of(right, cable.back()).map(Stretch::from)).contains(cable.to());
        }
    }

    @Test
    void aLabelOnItsCableNeedsNoLeader() {
        Stretch cable = line(0, 0, 600, 0);
        assertThat(Leader.of(find(new LabelPlaces(List.of(), List.of()), cable), cable)).isEmpty();
    }

    @Test
    void aLabelStandsOnNoLineButItsOwn() {
        Stretch own = line(0, 0, 600, 0);
        Stretch tunnel = line(-60, 14, 700, 14);
        Stretch across = line(60, -300, 40, 300);
        LabelPlaces places = new LabelPlaces(List.of(), List.of(own, tunnel, across));
        for (Stretch end : List.of(own, own.back())) {
            Box at = find(places, end);
            assertThat(tunnel.crossing(at)).isZero();
            assertThat(across.crossing(at)).isZero();
            places.take(at);
        }
    }

    /** Two machines below a router, as in the sample of flannel: both ends of each cable have room on it, though just so. */
    @Test
    void whoIsPlacedFirstLeavesRoomForTheOtherEnd() {
        List<Box> things = List.of(
                Box.around(529, 176, 150, 60),
                Box.around(379, 326, 150, 60),
                // What may stand at its corner.
                Box.around(454, 296, 20, 20));
        Stretch cable = line(409, 296, 499, 206);
        LabelPlaces places = new LabelPlaces(things, List.of(cable, line(559, 206, 649, 296)));
        Box below = places.find(110, 37, cable);
        places.take(below);
        Box above = places.find(104, 37, cable.back());
        for (Box label : List.of(below, above)) {
            assertThat(cable.crossing(label)).as("on its cable").isGreaterThan(30);
            assertThat(things).allSatisfy(thing -> assertThat(thing.overlap(label)).isZero());
        }
        assertThat(below.overlap(above)).isZero();
    }

    /** Two pods below their bridge, as in the sample of two nodes: there is not room for all four labels. */
    @Test
    void aLabelStandsSoNearItsEndThatEverybodySeesWhoseItIs() {
        List<Box> things = List.of(
                Box.around(0, 0, 168, 63), Box.around(-109, 149, 132, 60), Box.around(110, 149, 132, 60));
        List<Stretch> cables = List.of(line(-22, 31, -80, 119), line(22, 31, 89, 119));
        LabelPlaces places = new LabelPlaces(things, cables);
        for (Stretch cable : cables) {
            for (Stretch own : List.of(cable, cable.back())) {
                Box label = own.equals(cable) ? places.find(102, 20, own) : places.find(98, 35, own);
                if (places.fits(label)) {
                    places.take(label);
                    assertThat(label.distance(own.from().x(), own.from().y())).isLessThan(60);
                }
            }
        }
    }

    @Test
    void howFarALineLiesInABox() {
        assertThat(Box.around(0, 0, 20, 10).distance(13, 9)).isEqualTo(5);
        assertThat(Box.around(0, 0, 20, 10).distance(3, 4)).isZero();
        Box box = Box.around(0, 0, 20, 10);
        assertThat(line(-100, 0, 100, 0).crossing(box)).isCloseTo(20, within(1e-9));
        assertThat(line(0, 0, 0, 100).crossing(box)).isCloseTo(5, within(1e-9));
        assertThat(line(-100, 6, 100, 6).crossing(box)).isZero();
        assertThat(line(3, 3, 3, 3).crossing(box)).isZero();
    }
}
