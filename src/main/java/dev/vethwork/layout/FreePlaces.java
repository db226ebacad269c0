package dev.vethwork.layout;

import dev.vethwork.topology.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Places that are taken, and the nearest free ones: squares of a coarse raster remember who stands near. */
final class FreePlaces {
    private static final double SQUARE = 320;
    private static final double STEP = 20;

    private record Square(long column, long row) {}

    private record Taken(Room box, Position place) {}

    private final Map<Square, List<Taken>> taken = new HashMap<>();

    /** Takes a place as it is. */
    void take(Room box, Position place) {
        taken.computeIfAbsent(square(place.x(), place.y()), _ -> new ArrayList<>()).add(new Taken(box, place));
    }

    /** Takes the free place nearest to the wished one, looking in rings around it. Coordinates are whole tens. */
    Position takeNear(Room box, Position wish) {
        Position start = new Position(Math.rint(wish.x() / 10) * 10, Math.rint(wish.y() / 10) * 10);
        for (int ring = 0; ; ring++) {
            Position best = null;
            double bestDistance = Double.MAX_VALUE;
            for (int i = -ring; i <= ring; i++) {
                for (Position candidate : edge(start, ring, i)) {
                    double distance = Math.hypot(candidate.x() - wish.x(), candidate.y() - wish.y());
                    if (distance < bestDistance && isFree(box, candidate)) {
                        best = candidate;
                        bestDistance = distance;
                    }
                }
            }
            if (best != null) {
                take(box, best);
                return best;
            }
        }
    }

    /** The four places of a square ring that are i steps along its edges. */
    private static List<Position> edge(Position start, int ring, int i) {
        double far = ring * STEP;
        double along = i * STEP;
        return ring == 0
                ? List.of(start)
                : List.of(
                        new Position(start.x() + along, start.y() - far),
                        new Position(start.x() + along, start.y() + far),
                        new Position(start.x() - far, start.y() + along),
                        new Position(start.x() + far, start.y() + along));
    }

    private boolean isFree(Room box, Position place) {
        for (int dx = -1; dx <= 1; dx++) {
            for (int dy = -1; dy <= 1; dy++) {
                for (Taken other : taken.getOrDefault(square(place.x() + dx * SQUARE, place.y() + dy * SQUARE), List.of())) {
                    if (box.crowds(place, other.box(), other.place())) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static Square square(double x, double y) {
        return new Square((long) Math.floor(x / SQUARE), (long) Math.floor(y / SQUARE));
    }
}
