package dev.vethwork.ui.terminal;

import com.techsenger.jeditermfx.core.TerminalOutputStream;
import dev.vethwork.engine.Pty;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Types to a program in the order of the keys, on a thread of its own: a program that does not listen holds nobody up. */
final class Typing implements TerminalOutputStream, AutoCloseable {
    private final Pty pty;
    /** Once it is shut down, what comes is dropped: the program may end between two keys. */
    private final ExecutorService executor = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("terminal-typing").factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    Typing(Pty pty) {
        this.pty = pty;
    }

    @Override
    public void sendBytes(byte[] bytes, boolean byPerson) {
        later(() -> {
            try {
                pty.type(bytes);
            } catch (IOException e) {
                // It has ended, which whoever reads from it hears of.
                executor.shutdown();
            }
        });
    }

    @Override
    public void sendString(String text, boolean byPerson) {
        sendBytes(text.getBytes(StandardCharsets.UTF_8), byPerson);
    }

    /** Does something between what is typed before and what is typed after it. */
    void later(Runnable what) {
        executor.execute(what);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
