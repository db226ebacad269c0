package dev.vethwork.ui.canvas.ground;

import dev.vethwork.ui.canvas.drawing.DrawingViews;
import dev.vethwork.ui.canvas.raster.Raster;
import java.nio.IntBuffer;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What is drawn pixel by pixel behind everything else. */
public final class Surface extends Region {
    /** One picture is painted while the other one is still being shown. */
    private record Sheet(Raster raster, PixelBuffer<IntBuffer> buffer, WritableImage image) {
        static Sheet of(int width, int height) {
            int[] pixels = new int[width * height];
            PixelBuffer<IntBuffer> buffer =
                    new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
            return new Sheet(new Raster(width, height, pixels), buffer, new WritableImage(buffer));
        }
    }

    private final GroundPainter ground;
    private final ImageView view = new ImageView();
    private @Nullable Sheet front;
    private @Nullable Sheet back;

    public Surface(GroundPainter ground) {
        this.ground = ground;
        setId("surface");
        setMouseTransparent(true);
        getChildren().add(view);
    }

    /** @param near whether nodes have faces of their own */
    public void paint(DrawingViews drawing, Viewport viewport, boolean near) {
        double scale = getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getRenderScaleX();
        int width = (int) Math.ceil(getWidth() * scale);
        int height = (int) Math.ceil(getHeight() * scale);
        if (width < 1 || height < 1) {
            return;
        }
        Sheet sheet = back;
        if (sheet == null || sheet.raster().width() != width || sheet.raster().height() != height) {
            sheet = Sheet.of(width, height);
        }
        back = front;
        front = sheet;
        ground.paint(sheet.raster(), drawing, viewport, scale, near);
        sheet.buffer().updateBuffer(b -> null);
        view.setImage(sheet.image());
        view.setFitWidth(width / scale);
        view.setFitHeight(height / scale);
    }
}
