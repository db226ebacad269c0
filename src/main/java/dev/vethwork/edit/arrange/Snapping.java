package dev.vethwork.edit.arrange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Finds where something that is dragged comes to lie in line with others: its left, centre or right with one of theirs,
 * and the same from top to bottom. Where nothing is near enough, it goes to the grid.
 *
 * @param tolerance how near is near enough, in the drawing's pixels
 * @param grid the grid's step; 0 for none
 */
public record Snapping(double tolerance, double grid) {
    private static final List<ToDoubleFunction<Extent>> ACROSS = List.of(Extent::x, Extent::left, Extent::right);
    private static final List<ToDoubleFunction<Extent>> DOWN = List.of(Extent::y, Extent::top, Extent::bottom);

    /**
     * A line to show along which things are aligned.
     *
     * @param at the x of a vertical line, the y of a horizontal one
     */
    public record Guide(boolean vertical, double at, double from, double to) {}

    /** @param extent where the thing is after snapping */
    public record Snapped(Extent extent, List<Guide> guides) {}

    public Snapped snap(Extent moving, Collection<Extent> others) {
        double dx = nearest(moving, others, ACROSS);
        double dy = nearest(moving, others, DOWN);
        Extent there = moving.moved(
                Double.isNaN(dx) ? toGrid(moving.x()) - moving.x() : dx,
                Double.isNaN(dy) ? toGrid(moving.y()) - moving.y() : dy);
        List<Guide> guides = new ArrayList<>();
        if (!Double.isNaN(dx)) {
            guides(there, others, true, guides);
        }
        if (!Double.isNaN(dy)) {
            guides(there, others, false, guides);
        }
        return new Snapped(there, guides);
    }

    private double toGrid(double value) {
        return grid <= 0 ? value : Math.rint(value / grid) * grid;
    }

    /** The smallest move that aligns a line of it with the same line of another; not a number where none is near. */
    private double nearest(Extent moving, Collection<Extent> others, List<ToDoubleFunction<Extent>> lines) {
        double best = Double.NaN;
        for (ToDoubleFunction<Extent> line : lines) {
            double mine = line.applyAsDouble(moving);
            for (Extent other : others) {
                double move = line.applyAsDouble(other) - mine;
                // Centres come first, and win where an edge is just as near.
                if (Math.abs(move) <= tolerance && !(Math.abs(move) >= Math.abs(best))) {
                    best = move;
                }
            }
        }
        return best;
    }

    private static void guides(Extent there, Collection<Extent> others, boolean vertical, List<Guide> into) {
        for (ToDoubleFunction<Extent> line : vertical ? ACROSS : DOWN) {
            double at = line.applyAsDouble(there);
            double from = Double.MAX_VALUE;
            double to = -Double.MAX_VALUE;
            for (Extent other : others) {
                if (Math.abs(line.applyAsDouble(other) - at) < 0.01) {
                    from = Math.min(from, vertical ? other.top() : other.left());
                    to = Math.max(to, vertical ? other.bottom() : other.right());
                }
            }
            if (from <= to) {
                into.add(new Guide(
                        vertical,
                        at,
                        Math.min(from, vertical ? there.top() : there.left()),
                        Math.max(to, vertical ? there.bottom() : there.right())));
            }
        }
    }
}
