package dev.vethwork.engine.place;

import dev.vethwork.engine.Origin;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.ThisUser;
import dev.vethwork.engine.Trouble;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What this user remembers about a lab's sandbox, in a private directory that does not outlive the session. */
record LabNotes(Path directory) {
    /** What the lab belongs to. */
    static final String ORIGIN = "file";

    /** Where such directories are: below {@code XDG_RUNTIME_DIR}, else a private one in /tmp. */
    static Path ofUser() {
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        if (runtime != null && !runtime.isBlank() && Files.isWritable(Path.of(runtime))) {
            return Path.of(runtime, "vethwork");
        }
        return Path.of("/tmp/vethwork-" + ThisUser.uid(), "vethwork");
    }

    /** None where somebody else could have noted them: whom they name would be entered, and its programs run. */
    static List<String> labs(Path home) {
        if (!isTrusted(home)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(home)) {
            return all.filter(Files::isDirectory).map(p -> p.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean isTrusted(Path home) {
        Path above = home.resolveSibling(".").normalize();
        try {
            return isOurs(home) && isSafe(above);
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether anything is noted of the lab, by this user. */
    boolean isThere() {
        return Files.isDirectory(directory) && isTrusted(home());
    }

    /** Makes the directory; refuses one that somebody else could have prepared. */
    void create() throws IOException {
        secure(home());
        make(directory);
    }

    /** Makes the place of all such directories, which nobody else may enter. */
    static void secure(Path home) throws IOException {
        Path above = home.resolveSibling(".").normalize();
        make(above);
        if (!isSafe(above)) {
            throw new IOException(above + " belongs to somebody else");
        }
        make(home);
        if (!isOurs(home)) {
            throw new IOException(home + " belongs to somebody else");
        }
    }

    private static boolean isSafe(Path above) throws IOException {
        return isOurs(above) || isSharedSafely(ownerOf(above), modeOf(above));
    }

    private static boolean isOurs(Path path) throws IOException {
        return ownerOf(path) == ThisUser.uid();
    }

    /** A link is judged itself, and not where it leads: everybody may write one. */
    private static int ownerOf(Path path) throws IOException {
        return ThisUser.ownerOf(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static int modeOf(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether it is the administrator's, like /tmp, and nobody else can move away what we make in it: inode(7), S_ISVTX. */
    static boolean isSharedSafely(int owner, int mode) {
        boolean othersWrite = (mode & 0022) != 0;
        boolean sticky = (mode & 01000) != 0;
        return owner == 0 && (sticky || !othersWrite);
    }

    private static void make(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.createDirectory(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException e) {
            // Another program, or another lab of this one, has made it meanwhile.
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
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
        if (!isTrusted(home())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Holder.parse(Files.readString(directory.resolve("holder"))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * The process that holds the sandbox; starts one where there is none that lives.
     *
     * @param origin of the lab, where one is started
     * @param expected what was begun for it
     * @throws TargetException where the kernel refuses
     */
    Holder holderOrNew(Origin origin, Expected expected) throws TargetException {
        try (Guard _ = Guard.of(home())) {
            Optional<Holder> there = holder();
            if (there.isPresent() && there.get().alive()) {
                return there.get();
            }
            delete();
            return started(origin, expected);
        } catch (IOException e) {
            throw cannotRemember(e);
        }
    }

    /** What is left of a start that failed is no lab. */
    private Holder started(Origin origin, Expected expected) throws IOException, TargetException {
        boolean done = false;
        try {
            create();
            write(ORIGIN, origin.text());
            Holder holder = Sandbox.start(this, expected);
            done = true;
            return holder;
        } finally {
            if (!done) {
                delete();
            }
        }
    }

    /** Ends the process that holds the sandbox, and forgets all about it. */
    void forget(Holder ended) {
        try (Guard _ = Guard.of(home())) {
            ended.end();
            if (holder().filter(other -> !other.equals(ended)).isEmpty()) {
                delete();
            }
        } catch (IOException e) {
            ended.end();
        }
    }

    /** Forgets a sandbox that is dead, or was never made. @return whether there was nothing alive */
    boolean forgetDead() {
        try (Guard _ = Guard.of(home())) {
            if (holder().filter(Holder::alive).isPresent()) {
                return false;
            }
            delete();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static TargetException cannotRemember(IOException e) {
        return Trouble.of(TargetException.Kind.NOT_PERMITTED, "unnoted", String.valueOf(e.getMessage()))
                .exception(e);
    }

    private Path home() {
        return directory.resolveSibling(".").normalize();
    }

    private void delete() {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // Gone already, which is what was wanted.
        }
    }
}
