package dev.vethwork.ui.terminal;

import com.techsenger.jeditermfx.core.CursorShape;
import com.techsenger.jeditermfx.core.RequestOrigin;
import com.techsenger.jeditermfx.core.TerminalDisplay;
import com.techsenger.jeditermfx.core.TerminalOutputStream;
import com.techsenger.jeditermfx.core.emulator.JediEmulator;
import com.techsenger.jeditermfx.core.emulator.mouse.MouseFormat;
import com.techsenger.jeditermfx.core.emulator.mouse.MouseMode;
import com.techsenger.jeditermfx.core.model.JediTerminal;
import com.techsenger.jeditermfx.core.model.StyleState;
import com.techsenger.jeditermfx.core.model.TerminalLine;
import com.techsenger.jeditermfx.core.model.TerminalSelection;
import com.techsenger.jeditermfx.core.model.TerminalTextBuffer;
import com.techsenger.jeditermfx.core.util.CharUtils;
import com.techsenger.jeditermfx.core.util.TermSize;
import dev.vethwork.engine.Pty;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Understands what a program says to its terminal, and remembers it. From any thread. */
final class Emulator implements TerminalDisplay {
    /** Stands behind a character that is two cells wide. */
    static final char SECOND_HALF = CharUtils.DWC;

    /** How many lines above the screen are kept. */
    private static final int KEPT = 100_000;

    /** How many of the newest are not packed; and of how many more a pack is made, as each time costs the same. */
    private static final int RECENT = 1_000;

    private static final int SLACK = 1_000;
    private static final long PATIENCE_NANOS = 100_000;

    private final TerminalTextBuffer buffer;
    private final JediTerminal terminal;
    private final Scrollback scrollback = new Scrollback(KEPT);
    private final Runnable changed;
    private volatile int cursorX;
    private volatile int cursorY = 1;
    private volatile boolean cursorVisible = true;
    private volatile Screen.Shape shape = Screen.Shape.BLOCK;
    private volatile boolean bracketed;
    private volatile MouseMode mouse = MouseMode.MOUSE_REPORTING_NONE;
    private volatile String title = "";
    /** Whether somebody waits to read what is there: a program that never rests would keep the lock from everybody. */
    private volatile boolean wanted;

    /** @param changed called, from any thread, whenever something else is to be shown */
    Emulator(int columns, int rows, Runnable changed) {
        this.changed = changed;
        StyleState style = new StyleState();
        buffer = new TerminalTextBuffer(columns, rows, style, -1, null);
        terminal = new JediTerminal(this, buffer, style);
        buffer.addModelListener(changed::run);
        buffer.addHistoryBufferListener(this::forget);
    }

    /** Listens until the end. */
    void follow(Pty pty, TerminalOutputStream answers) throws IOException {
        terminal.setTerminalOutput(answers);
        ProgramOutput said = new ProgramOutput(pty::read);
        JediEmulator emulator = new JediEmulator(said, terminal);
        while (emulator.hasNext()) {
            emulator.next();
            while (wanted) {
                LockSupport.parkNanos(PATIENCE_NANOS);
            }
            pack();
        }
    }

    /** Shows words as though the program had said them. */
    void say(String words) {
        buffer.modify(() -> {
            try {
                JediEmulator emulator = new JediEmulator(ProgramOutput.once(words), terminal);
                while (emulator.hasNext()) {
                    emulator.next();
                    pack();
                }
            } catch (IOException e) {
                // The words have an end, which is told so.
                changed.run();
            }
        });
    }

    /** Puts the oldest lines away, up to the end of one, so that it can be broken otherwise as a whole. */
    private void pack() {
        if (buffer.getHistoryLinesCount() < RECENT + SLACK) {
            return;
        }
        buffer.modify(() -> {
            if (!buffer.isUsingAlternateBuffer()) {
                List<Screen.Line> oldest = new ArrayList<>(SLACK);
                int history = buffer.getHistoryLinesCount();
                while (oldest.size() < SLACK || oldest.getLast().wrapped() && oldest.size() < history) {
                    oldest.add(line(oldest.size() - history));
                }
                buffer.getHistoryBuffer().removeTopLines(oldest.size());
                scrollback.add(oldest);
            }
        });
    }

    /** A program that has what was said forgotten means all of it. */
    private void forget() {
        buffer.modify(() -> {
            if (!buffer.isUsingAlternateBuffer() && buffer.getHistoryLinesCount() == 0) {
                scrollback.clear();
            }
        });
    }

    void resize(int columns, int rows) {
        boolean otherwise = columns != buffer.getWidth();
        terminal.resize(new TermSize(columns, rows), RequestOrigin.User);
        if (otherwise) {
            scrollback.reflow(columns, buffer::modify);
            changed.run();
        }
    }

    int rows() {
        return terminal.getTerminalHeight();
    }

    /** What is shown. @param top the number of the uppermost line, or -1 for the newest lines */
    Screen screen(long top, int rows) {
        wanted = true;
        buffer.lock();
        try {
            long bottom = bottom();
            long oldest = oldest();
            long first = top < 0 ? bottom : Math.clamp(top, oldest, bottom);
            List<Screen.Line> lines = new ArrayList<>(rows);
            long end = bottom + buffer.getHeight();
            for (long number = first; number < first + rows; number++) {
                lines.add(number < end ? numbered(number) : Screen.Line.EMPTY);
            }
            Screen.Cursor cursor =
                    cursorVisible ? new Screen.Cursor(bottom + cursorY - 1, cursorX, shape) : null;
            return new Screen(lines, first, oldest, bottom, buffer.getWidth(), cursor);
        } finally {
            wanted = false;
            buffer.unlock();
        }
    }

    /** The number of the screen's uppermost line. */
    private long bottom() {
        return scrollback.end() + buffer.getHistoryLinesCount();
    }

    /** What was said before is out of reach for a program that has the whole screen. */
    private long oldest() {
        return buffer.isUsingAlternateBuffer() ? scrollback.end() : scrollback.oldest();
    }

    private Screen.Line numbered(long number) {
        return number < scrollback.end() ? scrollback.line(number) : line((int) (number - bottom()));
    }

    private Screen.Line line(int index) {
        TerminalLine line = buffer.getLine(index);
        List<Screen.Run> runs = new ArrayList<>(2);
        int[] column = {0};
        line.forEachEntry(entry -> {
            int length = entry.getLength();
            if (!entry.isNul()) {
                runs.add(new Screen.Run(column[0], entry.getText().toString(), entry.getStyle()));
            } else if (entry.getStyle().getBackground() != null) {
                runs.add(new Screen.Run(column[0], " ".repeat(length), entry.getStyle()));
            }
            column[0] += length;
        });
        return new Screen.Line(List.copyOf(runs), line.isWrapped());
    }

    /** A line as it stands in its cells: where it is, its letters, and whether it goes on in the next. */
    record Row(long line, String text, boolean wrapped) {}

    /** Each line from one to another, both included, that there is, all of one moment. */
    List<Row> rows(long from, long to) {
        wanted = true;
        buffer.lock();
        try {
            long bottom = bottom();
            List<Row> all = new ArrayList<>();
            for (long i = Math.max(from, oldest()); i <= Math.min(to, bottom + buffer.getHeight() - 1); i++) {
                all.add(
                        i < scrollback.end()
                                ? new Row(i, scrollback.text(i), scrollback.isWrapped(i))
                                : row(i, buffer.getLine((int) (i - bottom))));
            }
            return all;
        } finally {
            wanted = false;
            buffer.unlock();
        }
    }

    private static Row row(long number, TerminalLine line) {
        return new Row(number, line.getText(), line.isWrapped());
    }

    /** Whether a program has the whole screen to itself. */
    boolean isFullScreen() {
        return buffer.isUsingAlternateBuffer();
    }

    boolean isBracketed() {
        return bracketed;
    }

    boolean wantsMouse() {
        return mouse != MouseMode.MOUSE_REPORTING_NONE;
    }

    JediTerminal terminal() {
        return terminal;
    }

    @Override
    public void setCursor(int x, int y) {
        cursorX = x;
        cursorY = y;
        changed.run();
    }

    @Override
    public void setCursorShape(@Nullable CursorShape value) {
        shape = value == null
                ? Screen.Shape.BLOCK
                : switch (value) {
                    case BLINK_BLOCK, STEADY_BLOCK -> Screen.Shape.BLOCK;
                    case BLINK_UNDERLINE, STEADY_UNDERLINE -> Screen.Shape.UNDERLINE;
                    case BLINK_VERTICAL_BAR, STEADY_VERTICAL_BAR -> Screen.Shape.BAR;
                };
        changed.run();
    }

    @Override
    public void beep() {
        // A bell in a window of many shells tells nobody which.
    }

    @Override
    public void scrollArea(int top, int size, int dy) {
        changed.run();
    }

    @Override
    public void setCursorVisible(boolean visible) {
        cursorVisible = visible;
        changed.run();
    }

    @Override
    public void useAlternateScreenBuffer(boolean use) {
        changed.run();
    }

    @Override
    public String getWindowTitle() {
        return title;
    }

    @Override
    public void setWindowTitle(String value) {
        title = value;
    }

    @Override
    public @Nullable TerminalSelection getSelection() {
        return null;
    }

    @Override
    public void terminalMouseModeSet(MouseMode mode) {
        mouse = mode;
    }

    @Override
    public void setMouseFormat(MouseFormat format) {
        // The terminal itself writes in it.
    }

    @Override
    public boolean ambiguousCharsAreDoubleWidth() {
        return false;
    }

    @Override
    public void setBracketedPasteMode(boolean on) {
        bracketed = on;
    }
}
