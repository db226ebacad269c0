package dev.vethwork.ui.canvas.raster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RasterTest {
    private static final int WHITE = 0xffffffff;
    private static final int BLUE = 0xff0000ff;

    private final Raster raster = new Raster(40, 30);

    RasterTest() {
        raster.clear(WHITE);
    }

    @Test
    void aLineIsAsThickAsItWasAskedFor() {
        raster.line(0, 10, 40, 10, 4, BLUE, 0, 0);
        assertThat(raster.at(20, 7)).isEqualTo(WHITE);
        assertThat(raster.at(20, 8)).isEqualTo(BLUE);
        assertThat(raster.at(20, 11)).isEqualTo(BLUE);
        assertThat(raster.at(20, 12)).isEqualTo(WHITE);
    }

    @ParameterizedTest
    @CsvSource({"-100, -100, 200, 200", "200, 15, -500, 15", "20, -90, 20, 900", "5, 5, 5, 5", "-9, -9, -1, -5"})
    void linesThatLeaveThePictureAreCut(double x0, double y0, double x1, double y1) {
        raster.line(x0, y0, x1, y1, 3, BLUE, 0, 0);
        raster.line(x0, y0, x1, y1, 3, BLUE, 4, 3);
    }

    @Test
    void aDashedLineHasGaps() {
        raster.line(0, 10, 40, 10, 2, BLUE, 6, 4);
        assertThat(raster.at(3, 10)).isEqualTo(BLUE);
        assertThat(raster.at(8, 10)).isEqualTo(WHITE);
        assertThat(raster.at(13, 10)).isEqualTo(BLUE);
    }

    @Test
    void dashesStayWhereTheyAreOnTheLineWhenItsStartIsOutOfSight() {
        Raster moved = new Raster(40, 30);
        moved.clear(WHITE);
        raster.line(-20, 10, 60, 10, 2, BLUE, 6, 4);
        moved.line(-25, 10, 55, 10, 2, BLUE, 6, 4);
        for (int x = 5; x < 40; x++) {
            assertThat(moved.at(x - 5, 10)).as("column %d", x).isEqualTo(raster.at(x, 10));
        }
    }

    @Test
    void whatIsHalfCoveredIsMixed() {
        raster.fill(0, 0, 10, 10, Raster.faded(BLUE, 0.5));
        int mixed = raster.at(5, 5);
        assertThat(mixed >>> 24).isEqualTo(255);
        assertThat(mixed >>> 16 & 255).isBetween(126, 129);
        assertThat(mixed & 255).isGreaterThan(253);
    }

    @Test
    void aConvexPolygonIsFilledToItsEdges() {
        raster.convex(new double[] {10, 5, 30, 5, 30, 25, 10, 25}, BLUE);
        assertThat(raster.at(10, 5)).isEqualTo(BLUE);
        assertThat(raster.at(29, 24)).isEqualTo(BLUE);
        assertThat(raster.at(30, 24)).isEqualTo(WHITE);
        assertThat(raster.at(9, 5)).isEqualTo(WHITE);
    }

    @Test
    void picturesAreCutAtTheEdges() {
        Raster small = new Raster(8, 8);
        small.clear(BLUE);
        raster.draw(small, -4, -4, 1);
        raster.draw(small, 36, 26, 1);
        raster.tint(small, 100, 100, BLUE);
        assertThat(raster.at(3, 3)).isEqualTo(BLUE);
        assertThat(raster.at(4, 4)).isEqualTo(WHITE);
        assertThat(raster.at(39, 29)).isEqualTo(BLUE);
    }
}
