package dev.vethwork.render;

import dev.vethwork.render.Picture.Mark;
import dev.vethwork.render.Picture.Shape;
import dev.vethwork.render.Picture.Words;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
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
            canvas.setColor(color(picture.background()));
            canvas.fillRect(0, 0, image.getWidth(), image.getHeight());
            canvas.scale(scale, scale);
            canvas.translate(-box.x(), -box.y());
            picture.marks().forEach(m -> paint(canvas, m));
        } finally {
            canvas.dispose();
        }
        return image;
    }

    private static void paint(Graphics2D canvas, Mark mark) {
        switch (mark) {
            case Shape shape -> paint(canvas, shape);
            case Words words -> paint(canvas, words);
        }
    }

    private static void paint(Graphics2D canvas, Shape shape) {
        var path = PathReader.read(shape.path())
                .createTransformedShape(AffineTransform.getTranslateInstance(shape.x(), shape.y()));
        if (shape.fill() != null) {
            canvas.setColor(color(shape.fill()));
            canvas.fill(path);
        }
        if (shape.stroke() != null) {
            canvas.setColor(color(shape.stroke()));
            float[] dash = shape.dash() > 0 ? new float[] {(float) shape.dash()} : null;
            canvas.setStroke(new BasicStroke(
                    (float) shape.width(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10, dash, 0));
            canvas.draw(path);
        }
    }

    private static void paint(Graphics2D canvas, Words words) {
        Type type = words.type();
        Font font = new Font(
                        type.mono() ? Font.MONOSPACED : Font.SANS_SERIF, type.bold() ? Font.BOLD : Font.PLAIN, 1)
                .deriveFont((float) type.size());
        canvas.setFont(font);
        canvas.setColor(color(words.color()));
        double width = font.getStringBounds(words.text(), canvas.getFontRenderContext()).getWidth();
        double left = switch (words.anchor()) {
            case START -> words.x();
            case MIDDLE -> words.x() - width / 2;
            case END -> words.x() - width;
        };
        canvas.drawString(words.text(), (float) left, (float) words.y());
    }

    private static Color color(String text) {
        int rgb = Integer.parseInt(text.substring(1, 7), 16);
        int alpha = text.length() > 7 ? Integer.parseInt(text.substring(7), 16) : 255;
        return new Color(alpha << 24 | rgb, true);
    }
}
