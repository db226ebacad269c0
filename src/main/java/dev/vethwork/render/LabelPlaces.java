package dev.vethwork.render;

import dev.vethwork.topology.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds room for the labels at cables' ends, in windows and in pictures alike: near the end, over no node, no other label, and
 * no line but its own, since a label on another's line would be taken for that one's.
 */
public final class LabelPlaces {
    private static final double GAP = 8;
    /** So far from its cable is a label beside it, to leave its leader room. */
    private static final double BESIDE_GAP = 9;
    /** And so far from its end, to keep off what the end is plugged into. */
    private static final double OFF = 3;
    /** So much of a cable shall be seen between its labels. */
    private static final double SEEN = 16;

    /** How far along the cable, in lengths of the label, it may move away from its end; and to which side. */
    private static final double[] ALONG = {0, 0.25, 0.5, 0.7, 1.4, 2.2, 3.2};
    private static final double[] ASIDE = {0, 1, -1, 1.9, -1.9, 2.9, -2.9};
    private static final double ASIDE_MOST = 2.9;

    /** What each pixel costs by which it leaves its own half of the cable, where the other end's label stands. */
    private static final double BEYOND = 6;
    /** What it costs to stand beside the cable and not on it. */
    private static final double BESIDE = 30;

    /** What a place along the cable may cost before others are looked for. */
    private static final double GOOD = 170;
    /** How far around its end a label may go for a gap, in what steps, and what each pixel of the way costs. */
    private static final double REACH = 72;

    /** Further from its end than this, nobody knows whose it is: so much costs each pixel more. */
    private static final double NEAR = 40;

    private static final double LOST = 5;
    private static final double FINE = 6;
    private static final double FAR = 0.5;
    /** What it costs to lie over a pixel of another's line. */
    private static final double STRUCK = 9;
    /** And of its own, in a place off the beaten path. */
    private static final double OWN = 2;

    private static final double MOST_OWN = 120;

    /** From another's line it keeps so far away. */
    private static final double CLEAR = 3;
    /** So much of a label may be covered. */
    private static final double HIDDEN_MOST = 0.06;

    private final List<Box> things;
    private final List<Stretch> lines;
    private final List<Box> taken = new ArrayList<>();

    /**
     * @param things nodes and what stands below them
     * @param lines cables and tunnels
     */
    public LabelPlaces(List<Box> things, List<Stretch> lines) {
        this.things = things;
        this.lines = lines;
    }

    /** How far from its end a label of this size is looked for, and so what may lie in its way. */
    public static double reach(double width, double height) {
        double half = Math.hypot(width, height) / 2;
        double furthest = GAP + (1 + ALONG[ALONG.length - 1]) * half + ASIDE_MOST * (half + GAP);
        return Math.max(furthest, REACH) + (width + height) / 2;
    }

    /** There is a label already. */
    public void take(Box label) {
        taken.add(label);
    }

    /**
     * Room for a label of this size.
     *
     * @param own the cable that it belongs to, from the end that it stands at
     */
    public Box find(double width, double height, Stretch own) {
        Position end = own.from();
        double length = own.length();
        double ux = (own.to().x() - end.x()) / length;
        double uy = (own.to().y() - end.y()) / length;
        // As far along as the label reaches in that direction, so that it clears the node.
        double reach = Math.min(width / 2 / Math.max(Math.abs(ux), 1e-6), height / 2 / Math.max(Math.abs(uy), 1e-6));
        double beside = Math.abs(uy) * width / 2 + Math.abs(ux) * height / 2 + BESIDE_GAP;
        double furthest = Math.min(length / 2, GAP + (1 + ALONG[ALONG.length - 1]) * reach) + ASIDE_MOST * beside;
        LabelPlaces local = near(end, 2 * Math.max(furthest, REACH) + width + height, own);
        Box best = Box.around(end.x(), end.y(), width, height);
        double least = Double.MAX_VALUE;
        for (double side : ASIDE) {
            for (double step : ALONG) {
                double along = start(side, step, reach, length);
                double on = Math.min(along, length / 2);
                Box at = Box.around(
                        end.x() + ux * on - uy * beside * side, end.y() + uy * on + ux * beside * side, width, height);
                double beyond = Math.clamp(along + reach - length / 2, 0, step * reach);
                double cost = local.covered(at) + 30 * step + lost(at, end)
                        + (side == 0 ? hidden(length, reach) + BEYOND * beyond : BESIDE + 60 * Math.abs(side));
                if (cost < least) {
                    least = cost;
                    best = at;
                }
            }
        }
        return least < GOOD ? best : local.around(best, own);
    }

    /** The first place beside a cable is where the label begins at its end, or else not beyond the middle. */
    private static double start(double side, double step, double reach, double length) {
        if (side == 0) {
            return reach + GAP + step * reach;
        }
        return step == 0 ? Math.min(reach + OFF, length / 2) : Math.min(reach, length / 4) + step * reach;
    }

    /** The nearest gap around a cable's end that takes the label, where the cable itself leads to none; else where it was. */
    private Box around(Box label, Stretch own) {
        Position end = own.from();
        Box best = label;
        double least = way(label, end) + covered(label, own);
        double[] xs = steps(end.x(), Box::x, Box::right, label.width() / 2 + 1);
        double[] ys = steps(end.y(), Box::y, Box::bottom, label.height() / 2 + 1);
        for (double y : ys) {
            for (double x : xs) {
                Box at = Box.around(x, y, label.width(), label.height());
                double way = way(at, end);
                if (way < least) {
                    double cost = way + covered(at, own);
                    if (cost < least) {
                        least = cost;
                        best = at;
                    }
                }
            }
        }
        return best;
    }

    private static double way(Box label, Position end) {
        double middle = Math.hypot(label.middleX() - end.x(), label.middleY() - end.y());
        return FAR * middle + lost(label, end);
    }

    private static double lost(Box label, Position end) {
        return LOST * Math.max(0, label.distance(end.x(), end.y()) - NEAR);
    }

    /** Where to try along one axis: in small steps, and right beside each thing that is there, as a gap may just be wide enough. */
    private double[] steps(double middle, ToDoubleFunction<Box> low, ToDoubleFunction<Box> high, double half) {
        DoubleStream fine = IntStream.rangeClosed((int) (-REACH / FINE), (int) (REACH / FINE)).mapToDouble(i -> middle + i * FINE);
        DoubleStream beside = Stream.concat(things.stream(), taken.stream())
                .flatMapToDouble(there -> DoubleStream.of(low.applyAsDouble(there) - half, high.applyAsDouble(there) + half))
                .filter(at -> Math.abs(at - middle) <= REACH);
        return DoubleStream.concat(fine, beside).toArray();
    }

    /** What is in a square of that size, without the label's own line. */
    private LabelPlaces near(Position middle, double size, Stretch own) {
        Box area = Box.around(middle.x(), middle.y(), size, size);
        LabelPlaces near = new LabelPlaces(
                things.stream().filter(t -> area.overlap(t) > 0).toList(),
                lines.stream().filter(l -> !l.isAlong(own) && l.crossing(area) > 0).toList());
        taken.stream().filter(l -> area.overlap(l) > 0).forEach(near::take);
        return near;
    }

    /** Whether nearly all of a label can be seen there. */
    public boolean fits(Box label) {
        double hidden = Stream.concat(things.stream(), taken.stream())
                .mapToDouble(label::overlap)
                .sum();
        return hidden <= HIDDEN_MOST * label.width() * label.height();
    }

    /** What it costs to lie on a cable of which two such labels leave hardly anything to be seen. */
    private static double hidden(double length, double reach) {
        double left = length - 4 * reach - 2 * GAP;
        return Math.clamp(4 * (SEEN - left), 0, 240);
    }

    /** Room in the middle of a cable. */
    public Box middle(double width, double height, Stretch own) {
        Box at = Box.around(
                (own.from().x() + own.to().x()) / 2, (own.from().y() + own.to().y()) / 2, width, height);
        taken.add(at);
        return at;
    }

    /** Its own line is to be seen as well. */
    private double covered(Box at, Stretch own) {
        return covered(at) + Math.min(MOST_OWN, OWN * own.crossing(at));
    }

    private double covered(Box at) {
        double sum = 0;
        for (Box thing : things) {
            sum += 3 * thing.overlap(at);
        }
        for (Box label : taken) {
            sum += 3 * label.overlap(at);
        }
        Box clear = at.grown(CLEAR);
        for (Stretch line : lines) {
            sum += STRUCK * line.crossing(clear);
        }
        return sum;
    }
}
