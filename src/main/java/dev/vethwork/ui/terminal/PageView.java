package dev.vethwork.ui.terminal;

import javafx.geometry.Point2D;
import org.jspecify.annotations.Nullable;

/** Which lines of a terminal are in sight, and where on the paper each of their cells is. */
final class PageView {
    static final int COLUMNS = 80;
    static final int ROWS = 24;
    /** The newest lines, whatever comes. */
    private static final long NEWEST = -1;

    private final TerminalPainter painter;
    private long top = NEWEST;
    private @Nullable Screen shown;
    private int columns = COLUMNS;
    private int rows = ROWS;

    /** @param painter knows how large a cell is */
    PageView(TerminalPainter painter) {
        this.painter = painter;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /** What is in sight now. */
    Screen look(Emulator emulator) {
        Screen screen = emulator.screen(top, rows);
        if (screen.first() >= screen.bottom()) {
            top = NEWEST;
        }
        shown = screen;
        return screen;
    }

    /** @return whether there are more or fewer cells than before */
    boolean fit(double width, double height) {
        int across = (int) ((width - 2 * TerminalPainter.MARGIN) / painter.cellWidth());
        int down = (int) (height / painter.cellHeight());
        if (across < 2 || down < 1 || across == columns && down == rows) {
            return false;
        }
        columns = across;
        rows = down;
        return true;
    }

    void toNewest() {
        top = NEWEST;
    }

    /** Scrolls by lines, upwards where there are less than none. */
    void scrollBy(long lines) {
        Screen screen = shown;
        if (screen != null) {
            scrollTo(screen.first() + lines);
        }
    }

    void scrollTo(long line) {
        Screen screen = shown;
        top = screen == null || line >= screen.bottom() ? NEWEST : Math.max(0, line);
    }

    /** All cells that are in sight; null before anything was. */
    @Nullable Span all() {
        Screen screen = shown;
        return screen == null ? null : new Span(screen.first(), 0, screen.first() + rows - 1, columns);
    }

    /** Where the cursor is. */
    Point2D cursor() {
        Screen screen = shown;
        if (screen == null || screen.cursor() == null) {
            return Point2D.ZERO;
        }
        return new Point2D(
                TerminalPainter.MARGIN + screen.cursor().column() * painter.cellWidth(),
                (screen.cursor().line() - screen.first()) * painter.cellHeight());
    }

    /** The cell at a point. @param between whether the nearest gap between two is meant */
    Span cell(double x, double y, boolean between) {
        Screen screen = shown;
        long first = screen == null ? 0 : screen.first();
        double column = (x - TerminalPainter.MARGIN) / painter.cellWidth();
        int at = Math.clamp(between ? Math.round(column) : (long) Math.floor(column), 0, columns);
        long line = first + (long) Math.clamp(Math.floor(y / painter.cellHeight()), 0, rows - 1.0);
        return new Span(line, at, line, at);
    }
}
