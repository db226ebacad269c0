package dev.vethwork.machine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps tests apart, also those of other test machines on this machine: one that changes the machine's settings is alone, as
 * namespaces, those in sandboxes as well, are born with what the machine has at that moment. Whoever waits to be alone is the
 * next: more of the others come in when that is over.
 */
@SuppressWarnings("try") // what is held is not looked at
public final class MachineLock {
    private static final Path FILE = Path.of("/tmp/vethwork-machine-tests.lock");

    /** Who waits to be alone holds it meanwhile; everybody else passes through. */
    private static final Path TURNSTILE = Path.of("/tmp/vethwork-machine-tests.turnstile");

    /** One thread of this test machine at a time stands at the turnstile, as the kernel tells apart processes only. */
    private static final Object DOOR = new Object();

    private static @Nullable FileChannel held;
    private static int users;

    private MachineLock() {}

    /** For a test on the machine. Nobody else of this test machine is at work. */
    static void alone() throws IOException {
        synchronized (DOOR) {
            release();
            try (FileChannel turnstile = lock(TURNSTILE, false)) {
                enter(false);
            }
        }
    }

    /** For a test whose namespaces shall be born on a machine that nobody changes meanwhile. */
    public static void together() throws IOException {
        // An ordinary user's tests do not run beside root's.
        if (!Machine.isOurs()) {
            return;
        }
        synchronized (DOOR) {
            // Who stands at the turnstile while others of this test machine hold the lock, which somebody waits for who has the
            // turnstile, would wait in a ring: the kernel tells apart processes only, and refuses.
            if (isHeld()) {
                enter(true);
                return;
            }
            try (FileChannel turnstile = lock(TURNSTILE, true)) {
                enter(true);
            }
        }
    }

    private static synchronized boolean isHeld() {
        return held != null;
    }

    private static synchronized void enter(boolean shared) throws IOException {
        if (held == null) {
            held = lock(FILE, shared);
        }
        users++;
    }

    public static synchronized void release() throws IOException {
        if (held != null && --users == 0) {
            held.close();
            held = null;
        }
    }

    /** @return what holds it until it is closed */
    private static FileChannel lock(Path file, boolean shared) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (channel.lock(0, Long.MAX_VALUE, shared).isValid()) {
            return channel;
        }
        throw new IOException(file + " cannot be locked");
    }
}
