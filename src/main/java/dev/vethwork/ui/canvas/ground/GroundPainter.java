package dev.vethwork.ui.canvas.ground;

import dev.vethwork.explain.Finding;
import dev.vethwork.render.Chips;
import dev.vethwork.render.Leader;
import dev.vethwork.render.Stretch;
import dev.vethwork.settings.GridChoice;
import dev.vethwork.topology.Position;
import dev.vethwork.ui.canvas.drawing.CableFlow;
import dev.vethwork.ui.canvas.drawing.CableView;
import dev.vethwork.ui.canvas.drawing.DrawingViews;
import dev.vethwork.ui.canvas.drawing.NodeView;
import dev.vethwork.ui.canvas.drawing.OtherLines;
import dev.vethwork.ui.canvas.drawing.SegmentShape;
import dev.vethwork.ui.canvas.look.Colors;
import dev.vethwork.ui.canvas.look.Colors.Role;
import dev.vethwork.ui.canvas.look.Glyphs;
import dev.vethwork.ui.canvas.look.Silhouette;
import dev.vethwork.ui.canvas.look.Sprites;
import dev.vethwork.ui.canvas.raster.Raster;
import dev.vethwork.ui.model.Status;
import javafx.beans.value.ObservableValue;

/** Paints the grid, the segments and the cables; and the nodes, where they are too many or too small for faces. */
public final class GroundPainter {
    private static final double SMALLEST_LETTER = 7.5;
    /** No cable is as wide as that, what moves along it included, in its own size. */
    private static final double BESIDE = 40;

    private final Colors colors;
    private final Sprites sprites;
    private final ObservableValue<GridChoice> gridChoice;
    private double secondsToMove = Double.POSITIVE_INFINITY;
    private double seconds;

    public GroundPainter(Colors colors, ObservableValue<GridChoice> gridChoice) {
        this.colors = colors;
        this.gridChoice = gridChoice;
        this.sprites = new Sprites(colors);
    }

    /** In how many seconds something on what was painted last will be elsewhere; infinite where nothing moves. */
    public double secondsToMove() {
        return secondsToMove;
    }

    /** Colours have become others. */
    public void forget() {
        sprites.forget();
    }

    /** @param scale pixels of the picture to one of the screen's */
    void paint(Raster on, DrawingViews drawing, Viewport viewport, double scale, boolean near) {
        View view = new View(
                viewport.zoom().get() * scale, viewport.x().get() * scale, viewport.y().get() * scale, scale);
        secondsToMove = Double.POSITIVE_INFINITY;
        seconds = System.nanoTime() / 1e9;
        on.clear(colors.argb(Role.PAPER));
        grid(on, view);
        drawing.segments().forEach(s -> segment(on, s, view));
        drawing.others().tunnels().forEach(t -> dashes(on, t, view, 2, 3, colors.argb(Role.WIRE)));
        drawing.others().stacked().forEach(s -> stacked(on, s, view));
        drawing.cableViews().forEach(c -> cable(on, c, view));
        if (!near) {
            sprites.scale(view.zoom());
            drawing.nodeViews().forEach(n -> node(on, n, view));
        }
    }

    /** Where the drawing is on the picture: picture = drawing · zoom + shift. */
    private record View(double zoom, double left, double top, double scale) {
        double x(double drawn) {
            return drawn * zoom + left;
        }

        double y(double drawn) {
            return drawn * zoom + top;
        }
    }

    private void grid(Raster on, View view) {
        if (!gridChoice.getValue().shown()) {
            return;
        }
        double step = gridChoice.getValue().size() * view.zoom();
        while (step < 14 * view.scale()) {
            step *= 4;
        }
        int size = (int) Math.max(1, Math.round((step > 40 * view.scale() ? 2 : 1.5) * view.scale()));
        int dot = colors.argb(Role.DOT);
        for (double x = mod(view.left(), step); x < on.width(); x += step) {
            for (double y = mod(view.top(), step); y < on.height(); y += step) {
                on.fill((int) Math.round(x - size / 2.0), (int) Math.round(y - size / 2.0), size, size, dot);
            }
        }
    }

    private static double mod(double value, double by) {
        return value - Math.floor(value / by) * by;
    }

    private void segment(Raster on, SegmentShape segment, View view) {
        double[] corners = segment.outline().clone();
        for (int i = 0; i < corners.length; i += 2) {
            corners[i] = view.x(corners[i]);
            corners[i + 1] = view.y(corners[i + 1]);
        }
        if (corners.length > 4) {
            on.convex(corners, colors.argb(segment.color()));
        }
    }

    private void cable(Raster on, CableView cable, View view) {
        double x0 = view.x(cable.from().x());
        double y0 = view.y(cable.from().y());
        double x1 = view.x(cable.to().x());
        double y1 = view.y(cable.to().y());
        double size = Math.clamp(view.zoom() / view.scale(), 0.45, 1.6) * view.scale();
        if (isBeside(x0, x1, on.width(), BESIDE * size) || isBeside(y0, y1, on.height(), BESIDE * size)) {
            return;
        }
        boolean drawn = cable.status() == Status.NOT_DEPLOYED || cable.status() == Status.FAILED;
        boolean marked = cable.emphasis().isMarked();
        int argb = color(cable);
        if (cable.isPulled()) {
            argb = Raster.faded(argb, 0.25);
        }
        CableFlow flow = cable.flow();
        if (flow.losing() && !marked) {
            argb = colors.argb(Role.ERROR);
        }
        double thickness = ((marked ? 3.4 : drawn ? 1.8 : 2.4) + FlowPainter.thickness(flow)) * size;
        boolean dashed = drawn && !marked && size > 0.5 * view.scale();
        on.line(x0, y0, x1, y1, thickness, argb, dashed ? 7 * size : 0, 4 * size);
        if (!flow.isNone()) {
            secondsToMove = Math.min(secondsToMove, FlowPainter.secondsToMove(flow, size));
            FlowPainter.marks(on, x0, y0, x1, y1, size, thickness / 2 + 2.6 * size, flow, seconds, argb);
        }
        int ink = argb;
        cable.leaders().forEach(l -> on.line(
                view.x(l.from().x()), view.y(l.from().y()), view.x(l.to().x()), view.y(l.to().y()), Leader.WIDTH * size, ink, 0, 0));
        if (view.zoom() > 0.3 * view.scale()) {
            plug(on, x0, y0, size, argb);
            plug(on, x1, y1, size, argb);
        }
    }

    /** Whether both ends are beyond the same edge: of a big drawing most cables are. */
    private static boolean isBeside(double one, double other, double edge, double margin) {
        return Math.max(one, other) < -margin || Math.min(one, other) > edge + margin;
    }

    private void stacked(Raster on, OtherLines.Stacked line, View view) {
        boolean marked = line.upper().emphasis().isMarked();
        Role ink = line.upper().emphasis().isLit() ? Role.LIT : marked ? Role.SELECTED : Role.WIRE;
        dashes(on, line.way(), view, marked ? 2.4 : 1.4, 10, colors.argb(ink));
    }

    private static void dashes(Raster on, Stretch way, View view, double width, double dash, int argb) {
        double size = Math.clamp(view.zoom() / view.scale(), 0.45, 1.6) * view.scale();
        on.line(
                view.x(way.from().x()), view.y(way.from().y()), view.x(way.to().x()), view.y(way.to().y()),
                width * size, argb, dash * size, 4 * size);
    }

    private void plug(Raster on, double x, double y, double size, int argb) {
        if (x > -9 && y > -9 && x < on.width() + 9 && y < on.height() + 9) {
            on.dot(x, y, 5.6 * size, colors.argb(Role.PAPER));
            on.dot(x, y, 4.2 * size, argb);
        }
    }

    private int color(CableView cable) {
        if (cable.emphasis().isLit()) {
            return colors.argb(Role.LIT);
        }
        if (cable.emphasis().isSelected()) {
            return colors.argb(Role.SELECTED);
        }
        return colors.argb(switch (cable.status()) {
            case NOT_DEPLOYED -> Role.WIRE;
            case DEPLOYED -> Role.WIRE_DEPLOYED;
            case DIFFERS -> Role.WIRE_DIFFERS;
            case FAILED -> Role.WIRE_FAILED;
        });
    }

    private void node(Raster on, NodeView node, View view) {
        Position at = node.shown();
        Silhouette silhouette = node.silhouette();
        double x = view.x(at.x());
        double y = view.y(at.y());
        double halfWidth = silhouette.width() / 2 * view.zoom();
        double halfHeight = silhouette.height() / 2 * view.zoom();
        if (x + halfWidth < 0 || y + halfHeight < 0 || x - halfWidth > on.width() || y - halfHeight > on.height()) {
            return;
        }
        sprites.draw(on, silhouette, node.spriteMark(), x, y, node.isDimmed() ? 0.4 : 1);
        double letters = Math.clamp(13 * view.zoom(), SMALLEST_LETTER * view.scale(), 14 * view.scale());
        if (halfHeight * 2 > letters * 1.3 && !node.isDimmed()) {
            double icon = view.zoom() * 24 > 9 ? 34 * view.zoom() : 0;
            Glyphs glyphs = sprites.glyphs(letters);
            String name = glyphs.fitting(node.node().name(), 2 * halfWidth - 4 - icon);
            glyphs.write(
                    on, name, x + icon / 2, y + silhouette.faceShift() * view.zoom(), colors.argb(Role.INK));
        }
        int more = Chips.count(node.node());
        if (more > 0 && halfHeight * 2 > letters * 1.3) {
            // As far away as this, only how many interfaces it has besides the ends of cables.
            sprites.glyphs(letters * 0.8).write(on, "+" + more, x + halfWidth, y + halfHeight, colors.argb(Role.INK));
        }
        badge(on, node, x + halfWidth, x - halfWidth, y - halfHeight, Math.max(2.5 * view.scale(), 7 * view.zoom()));
    }

    private void badge(Raster on, NodeView node, double right, double left, double top, double size) {
        Role status = switch (node.status()) {
            case NOT_DEPLOYED -> null;
            case DEPLOYED -> Role.WIRE_DEPLOYED;
            case DIFFERS -> Role.WIRE_DIFFERS;
            case FAILED -> Role.WIRE_FAILED;
        };
        if (status != null) {
            on.dot(right, top, size, colors.argb(status));
        }
        if (node.level() == Finding.Level.ERROR || node.level() == Finding.Level.WARNING) {
            on.dot(left, top, size, colors.argb(node.level() == Finding.Level.ERROR ? Role.ERROR : Role.MILD));
        }
    }
}
