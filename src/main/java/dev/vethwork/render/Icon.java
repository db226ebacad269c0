package dev.vethwork.render;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignAIkonHandler;

/** The icons that a window shows from a font, as path data: a picture has them wherever it is looked at. */
final class Icon {
    private static final FontRenderContext PLAIN = new FontRenderContext(null, true, true);
    private static final Font FONT = font();

    private Icon() {}

    private static Font font() {
        try (InputStream file = new MaterialDesignAIkonHandler().getFontResourceAsStream()) {
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("the font of icons cannot be read", e);
        }
    }

    /** Path data of M, L, Q, C and Z with its middle at (0, 0). @param size of the square that an icon is drawn in */
    static String path(Ikon icon, double size) {
        java.awt.Shape outline = FONT.deriveFont((float) size)
                .createGlyphVector(PLAIN, Character.toString(icon.getCode()))
                .getOutline();
        Rectangle2D box = outline.getBounds2D();
        return data(outline.getPathIterator(AffineTransform.getTranslateInstance(-box.getCenterX(), -box.getCenterY())));
    }

    private static String data(PathIterator path) {
        StringBuilder data = new StringBuilder();
        double[] at = new double[6];
        for (; !path.isDone(); path.next()) {
            int kind = path.currentSegment(at);
            int points = switch (kind) {
                case PathIterator.SEG_CLOSE -> 0;
                case PathIterator.SEG_QUADTO -> 2;
                case PathIterator.SEG_CUBICTO -> 3;
                default -> 1;
            };
            data.append(data.isEmpty() ? "" : " ").append("MLQCZ".charAt(kind));
            for (int i = 0; i < points; i++) {
                data.append(i == 0 ? "" : " ").append(Lines.number(at[2 * i])).append(',').append(Lines.number(at[2 * i + 1]));
            }
        }
        return data.toString();
    }
}
