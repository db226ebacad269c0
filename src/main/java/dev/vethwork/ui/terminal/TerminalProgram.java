package dev.vethwork.ui.terminal;

import dev.vethwork.engine.Pty;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The program in a terminal: it hears what is typed, what it prints goes to the emulator. It comes later than the terminal. */
final class TerminalProgram {
    private final Emulator emulator;
    private final Runnable changed;
    /** What somebody typed before there was a program to hear it. */
    private final ByteArrayOutputStream ahead = new ByteArrayOutputStream();

    private @Nullable Running running;
    private boolean used;
    private boolean over;

    /** The program once it is there. */
    private record Running(Pty pty, Typing typing) {}

    /** @param changed is told, from any thread, when something else is to be shown */
    TerminalProgram(Emulator emulator, Runnable changed) {
        this.emulator = emulator;
        this.changed = changed;
    }

    /** @param ended called with its exit code on the window's thread */
    void begin(Pty opened, int columns, int rows, Consumer<Integer> ended) {
        Typing keys = new Typing(opened);
        running = new Running(opened, keys);
        opened.resize(columns, rows);
        if (ahead.size() > 0) {
            keys.sendBytes(ahead.toByteArray(), true);
            ahead.reset();
        }
        Thread.ofPlatform().daemon().name("terminal").start(() -> {
            int code = listen(opened, keys);
            Platform.runLater(() -> {
                over = true;
                ended.accept(code);
            });
        });
    }

    private int listen(Pty opened, Typing keys) {
        try {
            emulator.follow(opened, keys);
        } catch (IOException e) {
            // So a terminal tells that it has hung up.
            changed.run();
        } catch (RuntimeException e) {
            // It has said what the emulator trips over. Nobody hears it from here on, so that it would wait for ever.
            LoggerFactory.getLogger(TerminalProgram.class).error("a terminal was given up", e);
            opened.close();
        }
        try {
            return opened.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        } finally {
            keys.close();
        }
    }

    void type(byte[] bytes) {
        if (running == null) {
            ahead.writeBytes(bytes);
        } else {
            used = true;
            running.typing().sendBytes(bytes, true);
        }
    }

    /** Whether it was there and has ended. */
    boolean isOver() {
        return over;
    }

    /** Whether somebody has typed to the program since it was there. */
    boolean isUsed() {
        return used;
    }

    /** The program hears of it between two keys, if it is still wanted then. */
    void resize(int columns, int rows, BooleanSupplier wanted) {
        Running now = running;
        if (now == null) {
            emulator.resize(columns, rows);
            return;
        }
        now.typing().later(() -> {
            if (wanted.getAsBoolean()) {
                emulator.resize(columns, rows);
                now.pty().resize(columns, rows);
                changed.run();
            }
        });
    }

    void close() {
        if (running != null) {
            running.pty().close();
            running.typing().close();
        }
    }
}
