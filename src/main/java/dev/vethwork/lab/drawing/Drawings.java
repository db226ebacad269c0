package dev.vethwork.lab.drawing;

import dev.vethwork.engine.DocumentId;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.lab.failure.Failures;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.failure.LabMessages;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads drawings from files. */
public final class Drawings {
    private Drawings() {}

    /** A drawing that was remembered as text; null where it is none, or of another lab. */
    public static @Nullable Topology parse(String text, String lab) {
        if (text.isBlank()) {
            return null;
        }
        try {
            Topology topology = TopologyFormat.parse(text);
            return topology.name().equals(lab) ? topology : null;
        } catch (FormatException e) {
            // An older or newer program's.
            return null;
        }
    }

    public static Drawing read(Path file) throws LabException {
        if (Files.isDirectory(file)) {
            throw Failures.usage(
                    LabMessages.of("file.directory", file).text(), LabMessages.of("file.directory.remedy").text());
        }
        try {
            if (!Files.exists(file)) {
                throw new NoSuchFileException(file.toString());
            }
            Topology topology = TopologyFormat.read(file);
            // What another program writes into a pipe is in no document.
            return Files.isRegularFile(file) ? Drawing.in(file, topology) : new Drawing(topology, DocumentId.unknown());
        } catch (FormatException e) {
            throw Failures.of(file, e);
        } catch (IOException e) {
            throw Failures.of(file, e);
        }
    }
}
