package dev.vethwork.engine.place;

import dev.vethwork.engine.Origin;
import dev.vethwork.engine.TargetException;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Names;
import dev.vethwork.net.RemoteKind;
import dev.vethwork.net.TargetKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which labs of this user's are on which other machine, a file each. They outlive this session and this machine's next start,
 * as those labs do.
 */
record RemoteNotes(Path home) {
    private static final String UNDONE = ".new";

    /** Where a lab is, and whose. */
    record Note(String lab, RemoteKind kind, Origin origin) {}

    static Path ofUser() {
        return of(System.getenv());
    }

    /** By the XDG base directory specification. */
    static Path of(Map<String, String> environment) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        Path states = state.startsWith("/")
                ? Path.of(state)
                : Path.of(home.startsWith("/") ? home : System.getProperty("user.home", "/"), ".local", "state");
        return states.resolve("vethwork").resolve("remote");
    }

    List<Note> all() {
        try (Stream<Path> files = Files.list(home)) {
            return files.map(file -> file.getFileName().toString())
                    .sorted()
                    .flatMap(lab -> find(lab).stream())
                    .toList();
        } catch (IOException e) {
            // No lab was ever on another machine.
            return List.of();
        }
    }

    Optional<Note> find(String lab) {
        if (!Names.isNode(lab) || lab.endsWith(UNDONE)) {
            return Optional.empty();
        }
        try {
            String[] text = Files.readString(home.resolve(lab)).split("\n", 2);
            Optional<TargetKind> kind = TargetKind.parse(text[0]);
            return kind.isPresent() && kind.get() instanceof RemoteKind far
                    ? Optional.of(new Note(lab, far, Origin.parse(text.length < 2 ? "" : text[1])))
                    : Optional.empty();
        } catch (IOException | BadValue e) {
            // None is there, or it is none of ours.
            return Optional.empty();
        }
    }

    void write(Note note) throws TargetException {
        try {
            Files.createDirectories(home);
            Path fresh = home.resolve(note.lab() + UNDONE);
            Files.writeString(fresh, note.kind().text() + "\n" + note.origin().text());
            Files.move(
                    fresh,
                    home.resolve(note.lab()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw LabNotes.cannotRemember(e);
        }
    }

    void delete(String lab) {
        try {
            Files.deleteIfExists(home.resolve(lab));
        } catch (IOException e) {
            // It tells of a lab that is gone, and whoever opens that is told so.
        }
    }
}
