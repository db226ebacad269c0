package dev.vethwork.render;

import dev.vethwork.topology.Position;
import dev.vethwork.topology.segment.Segment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The tinted ground behind what hangs on one bridge: a broadcast domain. One shape for window and pictures. */
public final class SegmentGround {
    private static final double MARGIN = 22;
    /** Corners of the circle that rounds a corner. */
    private static final int ROUND = 12;

    private SegmentGround() {}

    /** The nodes on it; empty where it is a cable between two and no more. */
    public static Optional<Set<String>> members(Segment segment) {
        if (segment.bridges().isEmpty() || segment.ends().isEmpty()) {
            return Optional.empty();
        }
        Set<String> members = new TreeSet<>(segment.bridges());
        segment.ends().forEach(end -> members.add(end.node()));
        return Optional.of(members);
    }

    /** Its corners, around these nodes. */
    public static List<Position> outline(Collection<Box> nodes) {
        List<Position> rounded = new ArrayList<>();
        for (Position corner : hull(nodes.stream().flatMap(box -> corners(box).stream()).toList())) {
            for (int i = 0; i < ROUND; i++) {
                double angle = 2 * Math.PI * i / ROUND;
                rounded.add(new Position(corner.x() + MARGIN * Math.cos(angle), corner.y() + MARGIN * Math.sin(angle)));
            }
        }
        return hull(rounded);
    }

    private static List<Position> corners(Box box) {
        return List.of(
                new Position(box.x(), box.y()),
                new Position(box.right(), box.y()),
                new Position(box.x(), box.bottom()),
                new Position(box.right(), box.bottom()));
    }

    /** The smallest convex polygon around points (Andrew's monotone chain). */
    private static List<Position> hull(List<Position> points) {
        List<Position> sorted = points.stream()
                .distinct()
                .sorted(Comparator.comparingDouble(Position::x).thenComparingDouble(Position::y))
                .toList();
        if (sorted.size() < 3) {
            return sorted;
        }
        List<Position> hull = new ArrayList<>(half(sorted));
        hull.removeLast();
        hull.addAll(half(sorted.reversed()));
        hull.removeLast();
        return hull;
    }

    private static List<Position> half(List<Position> sorted) {
        List<Position> chain = new ArrayList<>();
        for (Position p : sorted) {
            while (chain.size() >= 2 && turn(chain.get(chain.size() - 2), chain.getLast(), p) <= 0) {
                chain.removeLast();
            }
            chain.add(p);
        }
        return chain;
    }

    private static double turn(Position a, Position b, Position c) {
        return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
    }
}
