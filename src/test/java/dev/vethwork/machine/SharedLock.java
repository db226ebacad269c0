package dev.vethwork.machine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A lock of all test machines of this machine, held by one alone or by many together. Whoever waits to be alone is the next: more
 * of the others come in when that is over.
 */
@SuppressWarnings("try") // what is held is not looked at
final class SharedLock {
    private final Path file;

    /** Who waits to be alone holds it meanwhile; everybody else passes through. */
    private final Path turnstile;

    /** One thread of this test machine at a time stands at the turnstile, as the kernel tells apart processes only. */
    private final Object door = new Object();

    private @Nullable FileChannel held;
    private int users;

    /** @param name of the files, without what tells the two apart */
    SharedLock(Path name) {
        file = name.resolveSibling(name.getFileName() + ".lock");
        turnstile = name.resolveSibling(name.getFileName() + ".turnstile");
    }

    void alone() throws IOException {
        synchronized (door) {
            try (FileChannel passed = lock(turnstile, false)) {
                enter(false);
            }
        }
    }

    void together() throws IOException {
        synchronized (door) {
            // Who stands at the turnstile while others of this test machine hold the lock, which somebody waits for who has the
            // turnstile, would wait in a ring: the kernel tells apart processes only, and refuses.
            if (isHeld()) {
                enter(true);
                return;
            }
            try (FileChannel passed = lock(turnstile, true)) {
                enter(true);
            }
        }
    }

    private synchronized boolean isHeld() {
        return held != null;
    }

    private synchronized void enter(boolean shared) throws IOException {
        if (held == null) {
            held = lock(file, shared);
        }
        users++;
    }

    /** Where nobody holds it, nothing. */
    synchronized void release() throws IOException {
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
