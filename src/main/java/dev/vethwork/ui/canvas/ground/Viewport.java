package dev.vethwork.ui.canvas.ground;

import dev.vethwork.topology.Position;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Bounds;

/** Which part of the drawing is seen, and how large: screen = drawing · zoom + shift. */
public final class Viewport {
    public static final double SMALLEST = 0.02;
    public static final double LARGEST = 4;
    private static final double MARGIN = 56;

    private final DoubleProperty zoom = new SimpleDoubleProperty(1);
    private final DoubleProperty life = new SimpleDoubleProperty(1);
    private final DoubleProperty x = new SimpleDoubleProperty();
    private final DoubleProperty y = new SimpleDoubleProperty();

    public DoubleProperty zoom() {
        return zoom;
    }

    /** The zoom at which letters of the drawing are as large as the window's. */
    public DoubleProperty life() {
        return life;
    }

    public DoubleProperty x() {
        return x;
    }

    public DoubleProperty y() {
        return y;
    }

    /** A point of the surface on the drawing. */
    public Position toDrawing(double screenX, double screenY) {
        return new Position((screenX - x.get()) / zoom.get(), (screenY - y.get()) / zoom.get());
    }

    public void pan(double dx, double dy) {
        shift(x.get() + dx, y.get() + dy);
    }

    /** Which part of the drawing is seen, and how large. */
    public record View(double zoom, double x, double y) {}

    public View view() {
        return new View(zoom.get(), x.get(), y.get());
    }

    public void show(View view) {
        zoom.set(view.zoom());
        shift(view.x(), view.y());
    }

    /** Zooms by a factor; the point of the surface stays where it is. */
    public void zoomAt(double screenX, double screenY, double factor) {
        Position fixed = toDrawing(screenX, screenY);
        zoom.set(Math.clamp(zoom.get() * factor, SMALLEST, LARGEST * life.get()));
        shift(screenX - fixed.x() * zoom.get(), screenY - fixed.y() * zoom.get());
    }

    /** Shows all of these bounds in a surface of this size, not larger than life. */
    public void fit(Bounds bounds, double width, double height) {
        double margin = Math.min(MARGIN, 0.07 * Math.min(width, height));
        double byWidth = (width - 2 * margin) / Math.max(1, bounds.getWidth());
        double byHeight = (height - 2 * margin) / Math.max(1, bounds.getHeight());
        zoom.set(Math.clamp(Math.min(life.get(), Math.min(byWidth, byHeight)), SMALLEST, LARGEST));
        shift(width / 2 - bounds.getCenterX() * zoom.get(), height / 2 - bounds.getCenterY() * zoom.get());
    }

    /** Brings a point of the drawing into the middle. */
    public void centre(Position at, double width, double height) {
        shift(width / 2 - at.x() * zoom.get(), height / 2 - at.y() * zoom.get());
    }

    /** To whole pixels: between them, everything would be blurred. */
    private void shift(double newX, double newY) {
        x.set(Math.rint(newX));
        y.set(Math.rint(newY));
    }
}
