package dev.vethwork.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.zeroturnaround.exec.stream.ExecuteStreamHandler;

/** Hands out the three streams of a process as they are, for a conversation with it. */
final class Pipes implements ExecuteStreamHandler {
    private @Nullable OutputStream stdin;
    private @Nullable InputStream stdout;
    private @Nullable InputStream stderr;

    @Override
    public void setProcessInputStream(OutputStream os) {
        stdin = os;
    }

    @Override
    public void setProcessErrorStream(InputStream is) {
        stderr = is;
    }

    @Override
    public void setProcessOutputStream(InputStream is) {
        stdout = is;
    }

    @Override
    public void start() throws IOException {
        // Nothing is pumped: the streams are read and written by hand.
    }

    @Override
    public void stop() {
        // The streams end with the process.
    }

    OutputStream stdin() {
        return java.util.Objects.requireNonNull(stdin);
    }

    InputStream stdout() {
        return java.util.Objects.requireNonNull(stdout);
    }

    InputStream stderr() {
        return java.util.Objects.requireNonNull(stderr);
    }
}
