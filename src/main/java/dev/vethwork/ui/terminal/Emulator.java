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

    /** How many lines above the screen are kept; they are dropped by the thousand, as each time costs the same. */
    private static final int KEPT = 100_000;

    private static final int SLACK = 5_000;
    private static final long PATIENCE_NANOS = 100_000;

    private final TerminalTextBuffer buffer;
    private final JediTerminal terminal;
    private final Runnable changed;
    private volatile int cursorX;
    private volatile int cursorY = 1;
    private volatile boolean cursorVisible = true;
    private volatile Screen.Shape shape = Screen.Shape.BLOCK;
    private volatile boolean bracketed;
    private volatile MouseMode mouse = MouseMode.MOUSE_REPORTING_NONE;
    private volatile String title = "";
    /** Lines that are forgotten. */
    private long dropped;
    /** Whether somebody waits to read what is there: a program that never rests would keep the lock from everybody. */
    private volatile boolean wanted;

    /** @param changed called, from any thread, whenever something else is to be shown */
    Emulator(int columns, int rows, Runnable changed) {
        this.changed = changed;
        StyleState style = new StyleState();
        buffer = new TerminalTextBuffer(columns, rows, style, -1, null);
        terminal = new JediTerminal(this, buffer, style);
        buffer.addModelListener(changed::run);
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
            if (buffer.getHistoryLinesCount() > KEPT + SLACK) {
                forget();
            }
        }
    }

    /** Shows words as though the program had said them. */
    void say(String words) {
        buffer.modify(() -> {
            try {
                JediEmulator emulator = new JediEmulator(ProgramOutput.once(words), terminal);
                while (emulator.hasNext()) {
                    emulator.next();
                }
            } catch (IOException e) {
                // The words have an end, which is told so.
                changed.run();
            }
        });
    }

    private void forget() {
        buffer.modify(() -> {
            if (!buffer.isUsingAlternateBuffer()) {
                buffer.getHistoryBuffer().removeTopLines(SLACK);
                dropped += SLACK;
            }
        });
    }

    void resize(int columns, int rows) {
        terminal.resize(new TermSize(columns, rows), RequestOrigin.User);
    }

    int rows() {
        return terminal.getTerminalHeight();
    }

    /** What is shown. @param top the number of the uppermost line, or -1 for the newest lines */
    Screen screen(long top, int rows) {
        wanted = true;
        buffer.lock();
        try {
            int history = buffer.getHistoryLinesCount();
            long bottom = dropped + history;
            long first = top < 0 ? bottom : Math.clamp(top, dropped, bottom);
            List<Screen.Line> lines = new ArrayList<>(rows);
            int known = buffer.getHeight();
            for (int i = 0; i < rows; i++) {
                long index = first + i - bottom;
                lines.add(index < known ? line((int) index) : Screen.Line.EMPTY);
            }
            Screen.Cursor cursor =
                    cursorVisible ? new Screen.Cursor(bottom + cursorY - 1, cursorX, shape) : null;
            return new Screen(lines, first, dropped, bottom, buffer.getWidth(), cursor);
        } finally {
            wanted = false;
            buffer.unlock();
        }
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

    /** The letters of each line from one to another, both included, as they stand in their cells. */
    List<String> texts(long from, long to) {
        wanted = true;
        buffer.lock();
        try {
            long bottom = dropped + buffer.getHistoryLinesCount();
            List<String> texts = new ArrayList<>();
            for (long i = Math.max(from, dropped); i <= Math.min(to, bottom + buffer.getHeight() - 1); i++) {
                texts.add(buffer.getLine((int) (i - bottom)).getText());
            }
            return texts;
        } finally {
            wanted = false;
            buffer.unlock();
        }
    }

    /** Whether a line goes on in the next. */
    boolean isWrapped(long number) {
        buffer.lock();
        try {
            long index = number - dropped - buffer.getHistoryLinesCount();
            return index >= -buffer.getHistoryLinesCount()
                    && index < buffer.getHeight()
                    && buffer.getLine((int) index).isWrapped();
        } finally {
            buffer.unlock();
        }
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
