package dev.vethwork.machine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps tests apart, also those of other test machines on this machine: one that changes the machine's settings is alone, as
 * namespaces, those in sandboxes as well, are born with what the machine has at that moment.
 */
public final class MachineLock {
    private static final Path FILE = Path.of("/tmp/vethwork-machine-tests.lock");

    private static @Nullable FileLock held;

    private MachineLock() {}

    /** For a test on the machine. */
    static synchronized void alone() throws IOException {
        release();
        held = lock(false);
    }

    /** For a test whose namespaces shall be born on a machine that nobody changes meanwhile. */
    public static synchronized void together() throws IOException {
        // An ordinary user's tests do not run beside root's.
        if (held == null && Machine.isOurs()) {
            held = lock(true);
        }
    }

    public static synchronized void release() throws IOException {
        if (held != null) {
            held.channel().close();
            held = null;
        }
    }

    private static FileLock lock(boolean shared) throws IOException {
        return FileChannel.open(FILE, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)
                .lock(0, Long.MAX_VALUE, shared);
    }
}
