package dev.vethwork.render;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Writes a picture as PNG. It needs fonts, and no display. */
public final class PngWriter {
    /** Beyond it, a picture is made smaller rather than the memory full. */
    private static final double MOST_PIXELS = 60_000_000;

    private PngWriter() {}

    /** @param scale pixels for each of the drawing's */
    public static byte[] write(Picture picture, double scale) throws IOException {
        ImageIO.setUseCache(false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image(picture, scale), "png", out);
        return out.toByteArray();
    }

    static BufferedImage image(Picture picture, double wanted) {
        System.setProperty("java.awt.headless", "true");
        Box box = picture.bounds();
        double scale = Math.min(wanted, Math.sqrt(MOST_PIXELS / (box.width() * box.height())));
        BufferedImage image = new BufferedImage(
                Math.max(1, (int) Math.ceil(box.width() * scale)),
                Math.max(1, (int) Math.ceil(box.height() * scale)),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        try {
            canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            canvas.setRenderingHint(
                    RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            canvas.setRenderingHint(
                    RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            canvas.scale(scale, scale);
            Painter.paint(canvas, picture);
        } finally {
            canvas.dispose();
        }
        return image;
    }
}
