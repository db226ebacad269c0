package dev.vethwork.engine.place;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps all others, in this program and in others of this user's, from making or forgetting a sandbox meanwhile. It ends
 * with the program, however that ends.
 */
final class Guard implements AutoCloseable {
    /** A lock on a file is the whole program's, so it keeps no threads apart. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final FileChannel channel;

    private Guard(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for it. @param home the directory of what this user remembers about sandboxes */
    static Guard of(Path home) throws IOException {
        LabNotes.secure(home);
        THREADS.lock();
        try {
            FileChannel channel = FileChannel.open(
                    home.resolve(".guard"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            return new Guard(channel);
        } catch (IOException | RuntimeException e) {
            THREADS.unlock();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            THREADS.unlock();
        }
    }
}
