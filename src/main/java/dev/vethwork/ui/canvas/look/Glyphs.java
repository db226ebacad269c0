package dev.vethwork.ui.canvas.look;

import dev.vethwork.ui.canvas.raster.Raster;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Rectangle2D;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/** Writes short words pixel by pixel. Each letter is drawn once a size. */
public final class Glyphs {
    /** A letter: its shape, with the origin of its line {@code ascent} below the top, and how far the next is. */
    private record Glyph(Raster shape, int ascent, double advance) {}

    private final Font font;
    private final Map<Integer, Glyph> letters = new HashMap<>();

    /** @param size in pixels of the picture */
    Glyphs(double size) {
        font = Font.font(Font.getDefault().getFamily(), FontWeight.BOLD, size);
    }

    double width(String text) {
        return text.codePoints().mapToDouble(c -> letter(c).advance()).sum();
    }

    /** As much of a text as there is room for, with … for the rest of it. */
    public String fitting(String text, double room) {
        return fitting(text, room, this::width);
    }

    /** Empty where there is room for no letter. */
    static String fitting(String text, double room, ToDoubleFunction<String> width) {
        if (width.applyAsDouble(text) <= room) {
            return text;
        }
        int number = trailingDigits(text);
        int[] letters = text.codePoints().toArray();
        for (int keep = letters.length - 1; keep > 0; keep--) {
            int tail = Math.min(number, keep);
            String cut = new String(letters, 0, keep - tail) + "…" + new String(letters, letters.length - tail, tail);
            if (width.applyAsDouble(cut) <= room) {
                return cut;
            }
        }
        return "";
    }

    /** Many are called alike but for a number at the end, which is to be seen as long as anything is. */
    private static int trailingDigits(String text) {
        int from = text.length();
        while (from > 0 && Character.isDigit(text.charAt(from - 1))) {
            from--;
        }
        return text.length() - from;
    }

    /** Writes with the middle of the text there. */
    public void write(Raster on, String text, double x, double y, int argb) {
        double at = x - width(text) / 2;
        int base = (int) Math.round(y + font.getSize() * 0.36);
        for (int c : text.codePoints().toArray()) {
            Glyph letter = letter(c);
            on.tint(letter.shape(), (int) Math.round(at) - 1, base - letter.ascent(), argb);
            at += letter.advance();
        }
    }

    private Glyph letter(int codePoint) {
        return letters.computeIfAbsent(codePoint, c -> {
            Text text = new Text(Character.toString(c));
            text.setFont(font);
            int ascent = (int) Math.ceil(font.getSize() * 1.1);
            Rectangle2D area = new Rectangle2D(
                    -1, -ascent, Math.ceil(text.getLayoutBounds().getWidth()) + 3, Math.ceil(font.getSize() * 1.5));
            return new Glyph(
                    Snapshots.of(text, 1, area), ascent, text.getLayoutBounds().getWidth());
        });
    }
}
