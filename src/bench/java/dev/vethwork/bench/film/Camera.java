package dev.vethwork.bench.film;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.robot.Robot;
import javax.imageio.ImageIO;

/** Takes pictures of the screen, window manager and all, and draws the pointer into them, which the display leaves out. */
final class Camera {
    /** Hundredths of a second that a picture is shown. */
    static final int BRIEFLY = 12;

    static final int AWHILE = 35;
    static final int LONG = 150;

    private static final int[] POINTER_X = {0, 0, 4, 7, 10, 7, 12};
    private static final int[] POINTER_Y = {0, 17, 13, 19, 18, 12, 12};

    record Frame(BufferedImage picture, int hundredths) {}

    private final Robot robot = Window.on(Robot::new);
    private final int width;
    private final int height;
    private final boolean filming;
    private final List<Frame> frames = new ArrayList<>();

    /** @param filming whether pictures in between are kept */
    Camera(int width, int height, boolean filming) {
        this.width = width;
        this.height = height;
        this.filming = filming;
    }

    List<Frame> frames() {
        return frames;
    }

    void shot(Point2D pointer, int hundredths) {
        if (filming) {
            frames.add(new Frame(take(pointer), hundredths));
        }
    }

    void save(Point2D pointer, Path file) throws IOException {
        ImageIO.write(take(pointer), "png", file.toFile());
    }

    private BufferedImage take(Point2D pointer) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Window.on(() -> {
            WritableImage screen = robot.getScreenCapture(null, new Rectangle2D(0, 0, width, height));
            PixelReader reader = screen.getPixelReader();
            int[] row = new int[width];
            for (int y = 0; y < height; y++) {
                reader.getPixels(0, y, width, 1, javafx.scene.image.PixelFormat.getIntArgbInstance(), row, 0, width);
                image.setRGB(0, y, width, 1, row, 0, width);
            }
            return true;
        });
        var pen = image.createGraphics();
        pen.translate((int) pointer.getX(), (int) pointer.getY());
        pen.setColor(java.awt.Color.WHITE);
        pen.fillPolygon(POINTER_X, POINTER_Y, POINTER_X.length);
        pen.setColor(java.awt.Color.BLACK);
        pen.drawPolygon(POINTER_X, POINTER_Y, POINTER_X.length);
        pen.dispose();
        return image;
    }
}
