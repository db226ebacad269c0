package dev.vethwork.layout;

import dev.vethwork.topology.Position;

/** The room that something takes, centred on its place. */
record Room(double width, double height) {
    /** Empty space kept between neighbours. */
    static final double GAP = 40;

    private static final double HEIGHT = 70;
    private static final double LEAST_WIDTH = 120;
    private static final double ICON = 50;
    private static final double LETTER = 9;
    private static final double MOST_WIDTH = 260;

    /** A drawn node's: as wide as its name, within limits. */
    static Room ofNode(String name) {
        return new Room(Math.clamp(ICON + LETTER * name.length(), LEAST_WIDTH, MOST_WIDTH), HEIGHT);
    }

    /** Whether two boxes at these places come closer than half the gap. */
    boolean crowds(Position here, Room other, Position there) {
        return Math.abs(here.x() - there.x()) < (width + other.width + GAP) / 2
                && Math.abs(here.y() - there.y()) < (height + other.height + GAP) / 2;
    }
}
