package dev.vethwork.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Settings of the machine itself, which every new namespace is born with; closing puts them back, the last change first. */
final class MachineSettings implements AutoCloseable {
    private record Change(Path file, String before) {}

    private final Deque<Change> changes = new ArrayDeque<>();

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
        while (!changes.isEmpty()) {
            Change change = changes.pop();
            Files.writeString(change.file(), change.before());
        }
    }
}
