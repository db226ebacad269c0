package dev.vethwork.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Settings of the machine itself, which every new namespace is born with. One test at a time has them, among all programs
 * that ask here; closing puts everything back, the last change first.
 */
final class MachineSettings implements AutoCloseable {
    private static final Path LOCK = Path.of("/tmp/vethwork-machine-tests.lock");

    private record Change(Path file, String before) {}

    private final FileChannel channel;
    private final FileLock lock;
    private final Deque<Change> changes = new ArrayDeque<>();

    private MachineSettings(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Waits until nobody else has them. */
    static MachineSettings locked() throws IOException {
        FileChannel channel = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return new MachineSettings(channel, channel.lock());
    }

    /** Whether this user may change them here. */
    static boolean canBeChanged() {
        return Files.isWritable(file("net.ipv4.ip_forward"));
    }

    private static Path file(String name) {
        return Path.of("/proc/sys/" + name.replace('.', '/'));
    }

    MachineSettings set(String name, String value) throws IOException {
        changes.push(new Change(file(name), Files.readString(file(name)).strip()));
        Files.writeString(file(name), value);
        return this;
    }

    @Override
    public void close() throws IOException {
        try (channel;
                lock) {
            while (!changes.isEmpty()) {
                Change change = changes.pop();
                Files.writeString(change.file(), change.before());
            }
        }
    }
}
