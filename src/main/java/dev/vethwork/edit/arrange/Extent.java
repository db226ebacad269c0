package dev.vethwork.edit.arrange;

import dev.vethwork.topology.Position;
import java.util.Collection;

/**
 * The room that something takes on the drawing, in the drawing's pixels.
 *
 * @param x of its centre
 * @param y of its centre
 */
public record Extent(double x, double y, double width, double height) {
    public static Extent around(Position centre, double width, double height) {
        return new Extent(centre.x(), centre.y(), width, height);
    }

    public double left() {
        return x - width / 2;
    }

    public double right() {
        return x + width / 2;
    }

    public double top() {
        return y - height / 2;
    }

    public double bottom() {
        return y + height / 2;
    }

    public Position centre() {
        return new Position(x, y);
    }

    public Extent moved(double dx, double dy) {
        return new Extent(x + dx, y + dy, width, height);
    }

    public boolean contains(Position at) {
        return Math.abs(at.x() - x) <= width / 2 && Math.abs(at.y() - y) <= height / 2;
    }

    /** The area that both cover. */
    public double overlap(Extent other) {
        double across = Math.min(right(), other.right()) - Math.max(left(), other.left());
        double down = Math.min(bottom(), other.bottom()) - Math.max(top(), other.top());
        return across > 0 && down > 0 ? across * down : 0;
    }

    /** The smallest box around all of them. @throws java.util.NoSuchElementException if there are none */
    public static Extent of(Collection<Extent> all) {
        double left = all.stream().mapToDouble(Extent::left).min().orElseThrow();
        double right = all.stream().mapToDouble(Extent::right).max().orElseThrow();
        double top = all.stream().mapToDouble(Extent::top).min().orElseThrow();
        double bottom = all.stream().mapToDouble(Extent::bottom).max().orElseThrow();
        return new Extent((left + right) / 2, (top + bottom) / 2, right - left, bottom - top);
    }
}
