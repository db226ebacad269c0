package dev.vethwork.engine.place;

import dev.vethwork.engine.driver.Pipes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** What is said to a shell: the script first, then a request at each flush, which passes a fault. */
final class Conversation extends OutputStream {
    /** What happens before or after a request is written. */
    interface Fault {
        /** @param number of the request in its conversation, from 0 */
        void at(int number, Runnable write) throws IOException;
    }

    private final Pipes pipes;
    private final Fault fault;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private int flushes;

    Conversation(Pipes pipes, Fault fault) {
        this.pipes = pipes;
        this.fault = fault;
    }

    Pipes pipes() {
        return new Pipes(this, pipes.stdout(), pipes.stderr());
    }

    @Override
    public void write(int b) {
        written.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        written.write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
        byte[] all = written.toByteArray();
        written.reset();
        if (flushes++ == 0) {
            send(all);
            return;
        }
        fault.at(flushes - 2, () -> {
            try {
                send(all);
            } catch (IOException e) {
                // The connection was broken before, which the answer tells.
            }
        });
    }

    private void send(byte[] bytes) throws IOException {
        pipes.stdin().write(bytes);
        pipes.stdin().flush();
    }

    @Override
    public void close() throws IOException {
        pipes.stdin().close();
    }
}
