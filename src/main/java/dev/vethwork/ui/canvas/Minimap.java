package dev.vethwork.ui.canvas;

import dev.vethwork.edit.arrange.Extent;
import dev.vethwork.topology.Position;
import dev.vethwork.ui.canvas.drawing.NodeView;
import dev.vethwork.ui.canvas.look.Colors;
import dev.vethwork.ui.canvas.raster.Raster;
import java.nio.IntBuffer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/**
 * The whole drawing in a corner, where it does not fit the surface; a press goes there. It keeps to a corner in which nothing is
 * drawn. Where there is none, it is seen through, and a press on what is drawn below it is one on that.
 */
final class Minimap extends Pane {
    static final int WIDTH = 160;
    static final int HEIGHT = 110;
    private static final double MARGIN = 8;
    private static final double INSET = 12;
    /** The most of the surface's width and height that it takes, and the size below which nothing could be told on it. */
    private static final double SHARE = 0.24;

    private static final double LEAST = 0.5;
    /** Pixels of the picture to one of the screen's, for screens that have more of them. */
    private static final int FINE = 2;

    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

    private final TopologyCanvas canvas;
    private final Colors colors;
    private final BooleanProperty wanted = new SimpleBooleanProperty(true);
    private final Region seen = new Region();
    private final int[] pixels = new int[WIDTH * HEIGHT * FINE * FINE];
    private final Raster raster = new Raster(WIDTH * FINE, HEIGHT * FINE, pixels);
    private final PixelBuffer<IntBuffer> buffer = new PixelBuffer<>(
            raster.width(), raster.height(), IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
    private final Scale shrink = new Scale(1, 1);
    private Corner corner = Corner.LOWER_RIGHT;
    private boolean room = true;
    private Bounds extent = new BoundingBox(0, 0, 1, 1);
    private double scale = 1;
    private double left;
    private double top;

    Minimap(TopologyCanvas canvas, Colors colors) {
        this.canvas = canvas;
        this.colors = colors;
        setId("minimap");
        getStyleClass().add("minimap");
        seen.getStyleClass().add("seen");
        seen.setManaged(false);
        seen.setMouseTransparent(true);
        ImageView view = new ImageView(new WritableImage(buffer));
        view.setFitWidth(WIDTH);
        view.setFitHeight(HEIGHT);
        view.setMouseTransparent(true);
        getChildren().addAll(view, seen);
        setVisible(false);
        getTransforms().add(shrink);
        canvas.addEventFilter(MouseEvent.MOUSE_MOVED, event -> letThrough(event.getX(), event.getY()));
        wanted.addListener(p -> paint(false));
        addEventHandler(MouseEvent.ANY, event -> {
            if (event.getEventType() == MouseEvent.MOUSE_PRESSED || event.getEventType() == MouseEvent.MOUSE_DRAGGED) {
                canvas.viewport().centre(
                        new Position((event.getX() - MARGIN) / scale + left, (event.getY() - MARGIN) / scale + top),
                        canvas.getWidth(),
                        canvas.getHeight());
            }
            event.consume();
        });
    }

    /** Whether the user wants to see it. */
    BooleanProperty wanted() {
        return wanted;
    }

    /** Into its corner, the smaller the smaller the surface is, of which it shall hide but a little. */
    void placeIn(double width, double height) {
        double size = Math.min(1, SHARE * Math.min(width / WIDTH, height / HEIGHT));
        room = size >= LEAST;
        shrink.setX(size);
        shrink.setY(size);
        Bounds place = corner.place(width, height, WIDTH * size, HEIGHT * size, INSET);
        resizeRelocate(place.getMinX(), place.getMinY(), WIDTH, HEIGHT);
    }

    /** Moves out of the way of what is drawn; not while it is pressed, when it would run away from the pointer. */
    private void makeWay() {
        if (isPressed()) {
            return;
        }
        corner = corner.next(this::hides);
        pseudoClassStateChanged(OVER, hides(corner));
        placeIn(canvas.getWidth(), canvas.getHeight());
    }

    /** Whether it would lie over something there. */
    private boolean hides(Corner there) {
        double size = shrink.getX();
        Bounds place = there.place(canvas.getWidth(), canvas.getHeight(), WIDTH * size, HEIGHT * size, INSET);
        double zoom = canvas.viewport().zoom().get();
        Position middle = canvas.viewport().toDrawing(place.getCenterX(), place.getCenterY());
        Extent area = Extent.around(middle, place.getWidth() / zoom, place.getHeight() / zoom);
        return canvas.drawing().nodeViews().stream().anyMatch(node -> node.overlaps(area))
                || canvas.drawing().noteViews().stream().anyMatch(note -> note.extent().overlap(area) > 0);
    }

    /** Leaves the pointer to what is drawn below it. */
    private void letThrough(double x, double y) {
        setMouseTransparent(getBoundsInParent().contains(x, y)
                && canvas.hit(canvas.viewport().toDrawing(x, y)).id().isPresent());
    }

    /** @param changed whether the drawing itself has changed, and not only what is seen of it */
    void paint(boolean changed) {
        if (changed) {
            extent = canvas.drawing().extent();
        }
        Position from = canvas.viewport().toDrawing(0, 0);
        Position to = canvas.viewport().toDrawing(canvas.getWidth(), canvas.getHeight());
        boolean allSeen = extent.getMinX() >= from.x() && extent.getMinY() >= from.y()
                && extent.getMaxX() <= to.x() && extent.getMaxY() <= to.y();
        boolean helps = wanted.get() && room && !allSeen;
        boolean appears = helps && !isVisible();
        setVisible(helps);
        if (!helps) {
            return;
        }
        makeWay();
        left = extent.getMinX();
        top = extent.getMinY();
        scale = Math.min((WIDTH - 2 * MARGIN) / extent.getWidth(), (HEIGHT - 2 * MARGIN) / extent.getHeight());
        if (changed || appears) {
            nodes();
        }
        double x1 = Math.clamp(x(from.x()), 0, WIDTH);
        double y1 = Math.clamp(y(from.y()), 0, HEIGHT);
        seen.resizeRelocate(x1, y1, Math.clamp(x(to.x()), 0, WIDTH) - x1, Math.clamp(y(to.y()), 0, HEIGHT) - y1);
    }

    private void nodes() {
        raster.clear(0);
        for (NodeView view : canvas.drawing().nodeViews()) {
            int w = (int) Math.max(2 * FINE, Math.round(view.silhouette().width() * scale * FINE));
            int h = (int) Math.max(FINE, Math.round(view.silhouette().height() * scale * FINE));
            raster.fill(
                    (int) Math.round(x(view.shown().x()) * FINE - w / 2.0),
                    (int) Math.round(y(view.shown().y()) * FINE - h / 2.0),
                    w, h, colors.argb(Colors.Role.kind(view.silhouette())));
        }
        buffer.updateBuffer(b -> null);
    }

    private double x(double drawn) {
        return (drawn - left) * scale + MARGIN;
    }

    private double y(double drawn) {
        return (drawn - top) * scale + MARGIN;
    }
}
