package dev.vethwork.render;

import dev.vethwork.render.Picture.Mark;
import dev.vethwork.render.Picture.Shape;
import dev.vethwork.render.Picture.Words;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

/** Paints a picture on whatever Java can paint on. It needs fonts, and no display. */
final class Painter {
    private Painter() {}

    /** With the corner of the picture at the origin. */
    static void paint(Graphics2D canvas, Picture picture) {
        Box box = picture.bounds();
        canvas.setColor(color(picture.background()));
        // A picture is whole pixels, and may reach beyond the box by a part of one.
        canvas.fill(new Rectangle2D.Double(0, 0, box.width() + 1, box.height() + 1));
        canvas.translate(-box.x(), -box.y());
        picture.marks().forEach(m -> paint(canvas, m));
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
