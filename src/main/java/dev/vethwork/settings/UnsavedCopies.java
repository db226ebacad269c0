package dev.vethwork.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps a copy of each open drawing that is not saved, for after a crash: one file a document. */
public final class UnsavedCopies {
    private static final String SUFFIX = ".recovery.json";

    private final Path folder;
    private final ProcessHandle process;

    UnsavedCopies(Path folder, ProcessHandle process) {
        this.folder = folder;
        this.process = process;
    }

    public static UnsavedCopies ofUser(UserFolders folders) {
        return new UnsavedCopies(folders.state().resolve("recovery"), ProcessHandle.current());
    }

    /** A name for a document that has just been opened. */
    public static String newId() {
        return UUID.randomUUID().toString();
    }

    /**
     * Notes a drawing that differs from its file.
     *
     * @param drawing as the file would hold it
     * @param base what the file holds, as far as is known; empty where it is not
     */
    public void note(String id, String name, @Nullable Path file, String document, String drawing, String base)
            throws IOException {
        Recoverable noted = new Recoverable(
                id, name, file, document, Instant.now(), drawing, base, process.pid(), Recoverable.start(process));
        SmallFile.write(place(id), RecordCodec.RECOVERABLE.print(noted));
    }

    /** Forgets a document that was saved, closed or recovered. */
    public void forget(String id) throws IOException {
        Files.deleteIfExists(place(id));
    }

    /** What programs that run no more left behind, the latest first; files that cannot be read are passed over. */
    public List<Recoverable> left() {
        List<Recoverable> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(f -> f.toString().endsWith(SUFFIX)).forEach(f -> read(f).ifPresent(all::add));
        } catch (IOException e) {
            // No folder: nothing was ever noted.
            return List.of();
        }
        all.removeIf(Recoverable::isOpen);
        all.sort(Comparator.comparing(Recoverable::time).reversed());
        return all;
    }

    private Optional<Recoverable> read(Path file) {
        try {
            Recoverable found = RecordCodec.RECOVERABLE.parse(Files.readString(file));
            return place(found.id()).equals(file) ? Optional.of(found) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Path place(String id) {
        if (!id.matches("[0-9A-Za-z-]{1,64}")) {
            throw new IllegalArgumentException("not a document's id");
        }
        return folder.resolve(id + SUFFIX);
    }
}
