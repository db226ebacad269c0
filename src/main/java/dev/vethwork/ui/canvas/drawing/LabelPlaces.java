package dev.vethwork.ui.canvas.drawing;

import dev.vethwork.edit.arrange.Extent;
import dev.vethwork.topology.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds room for the labels at cables' ends: near the end, and over neither a node nor another label. */
final class LabelPlaces {
    private static final double GAP = 8;
    /** So much of a cable shall be seen between its labels. */
    private static final double SEEN = 16;

    /** How far along the cable, in lengths of the label, it may move away from its end; and to which side. */
    private static final double[] ALONG = {0, 0.7, 1.4, 2.2, 3.2};
    private static final double[] ASIDE = {0, 1, -1, 1.9, -1.9, 2.9, -2.9};
    private static final double ASIDE_MOST = 2.9;

    /** What a place along the cable may cost before others are looked for. */
    private static final double GOOD = 170;
    /** How far around its end a label may go for a gap, in what steps, and what each pixel of the way costs. */
    private static final double REACH = 72;

    private static final double FINE = 6;
    private static final double FAR = 0.5;
    /** So much of a label may be covered. */
    private static final double HIDDEN_MOST = 0.06;

    private final List<Extent> nodes;
    private final List<Extent> taken = new ArrayList<>();

    LabelPlaces(List<Extent> nodes) {
        this.nodes = nodes;
    }

    /** There is a label already. */
    void take(Extent label) {
        taken.add(label);
    }

    /**
     * Room for a label of this size.
     *
     * @param end where its end of the cable is
     * @param other where the other one is
     */
    Extent find(Extent label, Position end, Position other) {
        double length = Math.max(1, Math.hypot(other.x() - end.x(), other.y() - end.y()));
        double ux = (other.x() - end.x()) / length;
        double uy = (other.y() - end.y()) / length;
        // As far along as the label reaches in that direction, so that it clears the node.
        double reach = Math.min(
                label.width() / 2 / Math.max(Math.abs(ux), 1e-6), label.height() / 2 / Math.max(Math.abs(uy), 1e-6));
        double beside = Math.abs(uy) * label.width() / 2 + Math.abs(ux) * label.height() / 2 + GAP / 2;
        double furthest = Math.min(length / 2, GAP + (1 + ALONG[ALONG.length - 1]) * reach) + ASIDE_MOST * beside;
        LabelPlaces local = near(end, 2 * Math.max(furthest, REACH) + label.width() + label.height());
        Extent best = null;
        double least = Double.MAX_VALUE;
        for (double side : ASIDE) {
            for (double step : ALONG) {
                double along = (side == 0 ? reach + GAP : Math.min(reach, length / 4)) + step * reach;
                double near = Math.min(along, length / 2);
                Extent at = label.moved(
                        end.x() + ux * near - uy * beside * side, end.y() + uy * near + ux * beside * side);
                double cost = local.covered(at) + 30 * step + (side == 0 ? hidden(length, reach) : 60 * Math.abs(side));
                if (cost < least) {
                    least = cost;
                    best = at;
                }
            }
        }
        Extent found = best == null ? label.moved(end.x(), end.y()) : best;
        return least < GOOD ? found : local.around(found, end);
    }

    /** The nearest gap around a cable's end that takes the label, where the cable itself leads to none; else where it was. */
    private Extent around(Extent label, Position end) {
        Extent best = label;
        double least = FAR * Math.hypot(label.x() - end.x(), label.y() - end.y()) + overlapped(label);
        double[] xs = steps(end.x(), Extent::left, Extent::right, label.width() / 2 + 1);
        double[] ys = steps(end.y(), Extent::top, Extent::bottom, label.height() / 2 + 1);
        for (double y : ys) {
            for (double x : xs) {
                Extent at = new Extent(x, y, label.width(), label.height());
                double cost = FAR * Math.hypot(x - end.x(), y - end.y()) + overlapped(at);
                if (cost < least) {
                    least = cost;
                    best = at;
                }
            }
        }
        return best;
    }

    /** Where to try along one axis: in small steps, and right beside each thing that is there, as a gap may just be wide enough. */
    private double[] steps(
            double middle, ToDoubleFunction<Extent> low, ToDoubleFunction<Extent> high, double half) {
        DoubleStream fine = IntStream.rangeClosed((int) (-REACH / FINE), (int) (REACH / FINE)).mapToDouble(i -> middle + i * FINE);
        DoubleStream beside = Stream.concat(nodes.stream(), taken.stream())
                .flatMapToDouble(there -> DoubleStream.of(low.applyAsDouble(there) - half, high.applyAsDouble(there) + half))
                .filter(at -> Math.abs(at - middle) <= REACH);
        return DoubleStream.concat(fine, beside).toArray();
    }

    /** What is in a square of that size. */
    private LabelPlaces near(Position middle, double size) {
        Extent area = new Extent(middle.x(), middle.y(), size, size);
        LabelPlaces near = new LabelPlaces(nodes.stream().filter(n -> overlap(area, n) > 0).toList());
        taken.stream().filter(l -> overlap(area, l) > 0).forEach(near::take);
        return near;
    }

    /** Whether nearly all of a label can be seen there. */
    boolean fits(Extent label) {
        return overlapped(label) <= HIDDEN_MOST * label.width() * label.height();
    }

    private double overlapped(Extent label) {
        double sum = 0;
        for (Extent node : nodes) {
            sum += overlap(node, label);
        }
        for (Extent other : taken) {
            sum += overlap(other, label);
        }
        return sum;
    }

    /** What it costs to lie on a cable of which two such labels leave hardly anything to be seen. */
    private static double hidden(double length, double reach) {
        double left = length - 4 * reach - 2 * GAP;
        return Math.clamp(4 * (SEEN - left), 0, 240);
    }

    /** Room in the middle of a cable. */
    Extent middle(Extent label, Position end, Position other) {
        Extent at = label.moved((end.x() + other.x()) / 2, (end.y() + other.y()) / 2);
        taken.add(at);
        return at;
    }

    private double covered(Extent at) {
        double sum = 0;
        for (Extent node : nodes) {
            sum += 2 * overlap(node, at);
        }
        for (Extent label : taken) {
            sum += 3 * overlap(label, at);
        }
        return sum;
    }

    static double overlap(Extent a, Extent b) {
        double x = Math.min(a.right(), b.right()) - Math.max(a.left(), b.left());
        double y = Math.min(a.bottom(), b.bottom()) - Math.max(a.top(), b.top());
        return x <= 0 || y <= 0 ? 0 : x * y;
    }
}
