package dev.vethwork.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What this user remembers about a lab's sandbox, in a private directory that does not outlive the session. */
record LabNotes(Path directory) {
    /** Where such directories are: below {@code XDG_RUNTIME_DIR}, else a private one in /tmp. */
    static Path home() {
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        if (runtime != null && !runtime.isBlank() && Files.isWritable(Path.of(runtime))) {
            return Path.of(runtime, "vethwork");
        }
        return Path.of("/tmp/vethwork-" + uid(), "vethwork");
    }

    static Object uid() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException e) {
            return System.getProperty("user.name");
        }
    }

    static List<String> labs(Path home) {
        try (Stream<Path> all = Files.list(home)) {
            return all.filter(Files::isDirectory).map(p -> p.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Makes the directory; refuses one that somebody else could have prepared. */
    void create() throws IOException {
        var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Path home = directory.resolveSibling(".").normalize();
        for (Path path : List.of(home.resolveSibling(".").normalize(), home, directory)) {
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(path, mine);
            }
        }
        if (!Files.getAttribute(home, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(uid())) {
            throw new IOException(home + " belongs to somebody else");
        }
    }

    void write(String name, String text) throws IOException {
        Path fresh = directory.resolve(name + ".new");
        Files.writeString(fresh, text);
        Files.move(fresh, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    String read(String name) {
        try {
            return Files.readString(directory.resolve(name));
        } catch (IOException e) {
            return "";
        }
    }

    Optional<Holder> holder() {
        try {
            return Optional.of(Holder.parse(Files.readString(directory.resolve("holder"))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void delete() {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // Gone already, which is what was wanted.
        }
    }
}
