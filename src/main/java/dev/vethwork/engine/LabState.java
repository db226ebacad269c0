package dev.vethwork.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** How it stands with a lab. */
public enum LabState {
    DEPLOYED("deployed"),
    /** Somebody is working on it. */
    BUSY("busy"),
    /** Its last run has no end. */
    INTERRUPTED("interrupted"),
    /** The process that held its sandbox is gone, and all of it went with that. */
    DEAD("dead"),
    /** It is on another machine, which could not be asked. */
    UNREACHABLE("unreachable");

    private static final Path LOCKS = Path.of("/proc/locks");

    private final String text;

    LabState(String text) {
        this.text = text;
    }

    /** Empty where the text names none. */
    public static Optional<LabState> parse(String text) {
        return Stream.of(values()).filter(state -> state.text.equals(text)).findFirst();
    }

    /** As programs read it. */
    public String text() {
        return text;
    }

    /** Whether a crash has left it so. */
    public boolean isBrokenOff() {
        return this == INTERRUPTED || this == DEAD;
    }

    /** From its directory in the target as anybody may read it. */
    public static LabState of(Path directory) {
        if (isLocked(directory.resolve("lock"))) {
            return BUSY;
        }
        // A run that was broken off before it did anything has left a directory without a registry.
        boolean deployed = Files.exists(directory.resolve("registry")) && !Files.exists(directory.resolve("journal"));
        return deployed ? DEPLOYED : INTERRUPTED;
    }

    /** Whether a process holds a lock on the file: in {@code /proc/locks} the file is {@code MAJOR:MINOR:INODE}. */
    static boolean isLocked(Path lock) {
        try {
            Object inode = Files.getAttribute(lock, "unix:ino");
            Object device = Files.getAttribute(lock, "unix:dev");
            String id = id((Long) device, inode);
            return Files.readString(LOCKS).lines().anyMatch(line -> line.contains(id) && !line.contains("->"));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** As the C library makes a device's two numbers of one, makedev(3). */
    private static String id(long device, Object inode) {
        long major = ((device >>> 8) & 0xfff) | ((device >>> 32) & ~0xfffL);
        long minor = (device & 0xff) | ((device >>> 12) & ~0xffL);
        return String.format(" %02x:%02x:%s ", major, minor, Objects.toString(inode));
    }
}
