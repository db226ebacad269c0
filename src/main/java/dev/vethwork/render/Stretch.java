package dev.vethwork.render;

import dev.vethwork.topology.Position;

/** The straight way that a cable or a tunnel takes, seen from one of its ends. */
public record Stretch(Position from, Position to) {
    /** Seen from its other end. */
    public Stretch back() {
        return new Stretch(to, from);
    }

    double length() {
        return Math.max(1, Math.hypot(to.x() - from.x(), to.y() - from.y()));
    }

    /** The same line, whichever end it is seen from. */
    boolean isAlong(Stretch other) {
        return equals(other) || equals(other.back());
    }

    /** How long a part of it lies in a box. */
    double crossing(Box box) {
        return Lines.crossing(from, to, box);
    }
}
