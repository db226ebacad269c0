package dev.vethwork.ui.canvas.look;

import dev.vethwork.ui.canvas.raster.Raster;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;

/** Pictures of nodes as pixels of one's own. */
final class Snapshots {
    private Snapshots() {}

    /**
     * @param scale pixels of the picture to one of the node's
     * @param area in pixels of the picture
     */
    static Raster of(Node node, double scale, Rectangle2D area) {
        SnapshotParameters how = new SnapshotParameters();
        how.setFill(Color.TRANSPARENT);
        how.setTransform(Transform.scale(scale, scale));
        how.setViewport(area);
        int width = (int) Math.ceil(area.getWidth());
        int height = (int) Math.ceil(area.getHeight());
        WritableImage image = node.snapshot(how, new WritableImage(width, height));
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(), pixels, 0, width);
        return new Raster(width, height, pixels);
    }
}
