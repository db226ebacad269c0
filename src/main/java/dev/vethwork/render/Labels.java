package dev.vethwork.render;

import dev.vethwork.render.Picture.Anchor;
import dev.vethwork.render.Picture.Mark;
import dev.vethwork.render.Picture.Shape;
import dev.vethwork.render.Picture.Words;
import dev.vethwork.topology.Position;
import java.util.ArrayList;
import java.util.List;

/** Finds room for what is written along cables, where it covers the least. */
final class Labels {
    private static final double LINE = 13;
    private static final double[] SIDES = {8, 14, 24};
    private static final double[] SHARES = {0, 0.08, 0.16, 0.26, 0.36};

    private final List<Box> taken = new ArrayList<>();
    private final List<Wire> wires;
    private final Palette palette;
    private final List<Mark> marks = new ArrayList<>();

    Labels(List<Wire> wires, List<Box> nodes, Palette palette) {
        this.wires = wires;
        this.palette = palette;
        taken.addAll(nodes);
    }

    List<Mark> marks() {
        return marks;
    }

    /** Lines of text at a cable's end; the first line counts more than the others. */
    void atEnd(Position end, Position other, List<String> lines, String color) {
        if (!lines.isEmpty()) {
            place(candidates(end, other, lines), lines, color);
        }
    }

    /** Lines of text at a cable's middle. */
    void atMiddle(Position end, Position other, List<String> lines, String color) {
        Position middle = Lines.along(end, other, 0.5);
        place(candidates(middle, other, lines), lines, color);
    }

    /** Where a text of this size may stand, the best first. */
    private static List<Box> candidates(Position end, Position other, List<String> lines) {
        double width = lines.stream().mapToDouble(Type.CODE::width).max().orElse(0) + 6;
        double height = lines.size() * LINE + 3;
        double dx = other.x() - end.x();
        double dy = other.y() - end.y();
        double length = Math.max(1, Math.hypot(dx, dy));
        List<Box> boxes = new ArrayList<>();
        for (double share : SHARES) {
            for (double side : SIDES) {
                for (int sign : new int[] {1, -1}) {
                    // The box's nearest corner or edge keeps off the line by the side's distance.
                    double nx = dy / length * sign;
                    double ny = -dx / length * sign;
                    double reach = Math.abs(nx) * width / 2 + Math.abs(ny) * height / 2;
                    double ahead = Math.abs(dx / length) * width / 2 + Math.abs(dy / length) * height / 2 + 5;
                    double x = end.x() + dx * share + dx / length * ahead + nx * (reach + side - 4);
                    double y = end.y() + dy * share + dy / length * ahead + ny * (reach + side - 4);
                    boxes.add(Box.around(x, y, width, height));
                }
            }
        }
        return boxes;
    }

    private void place(List<Box> candidates, List<String> lines, String color) {
        Box best = candidates.getFirst();
        double least = Double.MAX_VALUE;
        double patience = 0;
        for (Box box : candidates) {
            double cost = cost(box) + patience;
            patience += 6;
            if (cost < least) {
                least = cost;
                best = box;
            }
        }
        taken.add(best);
        write(best, lines, color);
    }

    private double cost(Box box) {
        double cost = 0;
        for (Box other : taken) {
            cost += 3 * box.overlap(other);
        }
        for (Wire wire : wires) {
            cost += 8 * Lines.crossing(wire.from(), wire.to(), box);
        }
        return cost;
    }

    private void write(Box box, List<String> lines, String color) {
        marks.add(new Shape(Shapes.rounded(box, 3), 0, 0, box, palette.paper(), null, 0, 0));
        double y = box.y() + LINE - 2;
        for (int i = 0; i < lines.size(); i++) {
            String ink = i == 0 ? color : palette.ink();
            marks.add(new Words(lines.get(i), box.x() + 3, y + i * LINE, Type.CODE, Anchor.START, ink));
        }
    }
}
