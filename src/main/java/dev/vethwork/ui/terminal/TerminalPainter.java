package dev.vethwork.ui.terminal;

import com.techsenger.jeditermfx.core.TextStyle;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** Paints the lines of a terminal that look otherwise than before, and no others. */
final class TerminalPainter {
    static final double MARGIN = 4;

    private static final String FAMILY = "Monospaced";

    /** What is painted of a line; the same again needs no painting. */
    private record Painted(Screen.Line line, List<Mark> marks, Screen.@Nullable Cursor cursor, boolean focused) {}

    /** A stretch of a line with a colour behind it. */
    record Mark(int from, int to, Color color) {}

    private final GraphicsContext paper;
    private Ink ink = Ink.LIGHT;
    private Font plain = Font.font(FAMILY);
    private Font bold = plain;
    private Font italic = plain;
    private Font boldItalic = plain;
    private double cellWidth = 8;
    private double cellHeight = 16;
    private List<@Nullable Painted> before = List.of();

    TerminalPainter(GraphicsContext paper) {
        this.paper = paper;
    }

    void look(Ink value, double size) {
        ink = value;
        plain = Font.font(FAMILY, size);
        bold = Font.font(FAMILY, FontWeight.BOLD, size);
        italic = Font.font(FAMILY, FontPosture.ITALIC, size);
        boldItalic = Font.font(FAMILY, FontWeight.BOLD, FontPosture.ITALIC, size);
        Text measure = new Text("MMMMMMMMMM");
        measure.setFont(plain);
        cellWidth = measure.getLayoutBounds().getWidth() / measure.getText().length();
        cellHeight = Math.ceil(measure.getLayoutBounds().getHeight());
        forget();
    }

    double cellWidth() {
        return cellWidth;
    }

    double cellHeight() {
        return cellHeight;
    }

    Ink ink() {
        return ink;
    }

    /** Everything is to be painted next time, as the paper has become another. */
    void forget() {
        before = List.of();
    }

    void paint(Screen screen, List<List<Mark>> marks, boolean focused, double width, double height) {
        paper.setFontSmoothingType(FontSmoothingType.GRAY);
        paper.setTextBaseline(VPos.TOP);
        if (before.isEmpty()) {
            paper.setFill(ink.ground());
            paper.fillRect(0, 0, width, height);
        }
        List<@Nullable Painted> now = new ArrayList<>();
        for (int i = 0; i < screen.lines().size(); i++) {
            long number = screen.first() + i;
            Screen.Cursor cursor = screen.cursor();
            Painted wanted = new Painted(
                    screen.lines().get(i), marks.get(i), cursor != null && cursor.line() == number ? cursor : null, focused);
            if (i >= before.size() || !wanted.equals(before.get(i))) {
                paint(wanted, i, width);
            }
            now.add(wanted);
        }
        before = now;
    }

    private void paint(Painted line, int row, double width) {
        double y = row * cellHeight;
        paper.setFill(ink.ground());
        paper.fillRect(0, y, width, cellHeight);
        for (Screen.Run run : line.line().runs()) {
            Color ground = ink.look(run.style()).ground();
            if (ground != null) {
                fill(ground, run.column(), run.column() + run.text().length(), y);
            }
        }
        for (Mark mark : line.marks()) {
            fill(mark.color(), mark.from(), mark.to(), y);
        }
        for (Screen.Run run : line.line().runs()) {
            letters(run, y, ink.look(run.style()).letters());
        }
        Screen.Cursor cursor = line.cursor();
        if (cursor != null) {
            cursor(line, cursor, y);
        }
    }

    private void fill(Color color, int from, int to, double y) {
        paper.setFill(color);
        double left = Math.floor(MARGIN + from * cellWidth);
        paper.fillRect(left, y, Math.floor(MARGIN + to * cellWidth) - left, cellHeight);
    }

    private void letters(Screen.Run run, double y, Color color) {
        paper.setFill(color);
        paper.setFont(font(run.style()));
        String text = run.text();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && isPlain(text.charAt(end))) {
                end++;
            }
            if (end > at) {
                plain(text.substring(at, end), run.column() + at, y);
            } else {
                end = cluster(text, at);
                single(text.substring(at, end), run.column() + at, y);
            }
            at = end;
        }
        if (run.style().hasOption(TextStyle.Option.UNDERLINED)) {
            paper.fillRect(
                    MARGIN + run.column() * cellWidth, y + cellHeight - 2, text.length() * cellWidth, 1);
        }
    }

    private void plain(String letters, int column, double y) {
        if (!letters.isBlank()) {
            paper.fillText(letters, MARGIN + column * cellWidth, y);
        }
    }

    /** One character of any script, in the middle of its cells, as its font may be another with another width. */
    private void single(String cells, int column, double y) {
        String letter = cells.replace(String.valueOf(Emulator.SECOND_HALF), "");
        if (letter.isBlank() || letter.charAt(0) < ' ') {
            return;
        }
        double room = cells.length() * cellWidth;
        if (cells.length() == 1) {
            paper.fillText(letter, MARGIN + column * cellWidth, y);
        } else {
            Text measure = new Text(letter);
            measure.setFont(paper.getFont());
            double shift = Math.max(0, (room - measure.getLayoutBounds().getWidth()) / 2);
            paper.fillText(letter, MARGIN + column * cellWidth + shift, y);
        }
    }

    private static boolean isPlain(char letter) {
        return letter >= ' ' && letter < '\u007f';
    }

    /** Before which cell a character ends: with its second half, and with what is put upon it. */
    private static int cluster(String text, int at) {
        int end = at + 1;
        while (end < text.length() && belongs(text, end)) {
            end++;
        }
        return end;
    }

    private static boolean belongs(String text, int at) {
        char letter = text.charAt(at);
        return letter == Emulator.SECOND_HALF
                || Character.isLowSurrogate(letter)
                || letter == '\u200d'
                || letter >= '\ufe00' && letter <= '\ufe0f'
                || Character.getType(letter) == Character.NON_SPACING_MARK;
    }

    private Font font(TextStyle style) {
        boolean heavy = style.hasOption(TextStyle.Option.BOLD);
        boolean slanted = style.hasOption(TextStyle.Option.ITALIC);
        return heavy ? (slanted ? boldItalic : bold) : slanted ? italic : plain;
    }

    private void cursor(Painted line, Screen.Cursor cursor, double y) {
        int cells = isWide(line.line(), cursor.column()) ? 2 : 1;
        double x = Math.floor(MARGIN + cursor.column() * cellWidth);
        double width = Math.floor(cells * cellWidth);
        paper.setFill(ink.letters());
        switch (cursor.shape()) {
            case BAR -> paper.fillRect(x, y, 2, cellHeight);
            case UNDERLINE -> paper.fillRect(x, y + cellHeight - 3, width, 2);
            case BLOCK -> {
                if (!line.focused()) {
                    paper.setStroke(ink.letters());
                    paper.setLineWidth(1);
                    paper.strokeRect(x + 0.5, y + 0.5, width - 1, cellHeight - 1);
                    return;
                }
                paper.fillRect(x, y, width, cellHeight);
                for (Screen.Run run : line.line().runs()) {
                    int at = cursor.column() - run.column();
                    if (at >= 0 && at < run.text().length()) {
                        int end = Math.min(run.text().length(), at + cells);
                        letters(new Screen.Run(cursor.column(), run.text().substring(at, end), run.style()), y, ink.ground());
                    }
                }
            }
        }
    }

    private static boolean isWide(Screen.Line line, int column) {
        return line.runs().stream().anyMatch(run -> {
            int second = column + 1 - run.column();
            return second > 0 && second < run.text().length() && run.text().charAt(second) == Emulator.SECOND_HALF;
        });
    }
}
