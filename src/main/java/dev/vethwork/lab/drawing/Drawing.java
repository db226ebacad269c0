package dev.vethwork.lab.drawing;

import dev.vethwork.engine.DocumentId;
import dev.vethwork.topology.Topology;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What is drawn now, and in which document. */
public record Drawing(Topology topology, DocumentId document) {
    public static Drawing in(Path file, Topology topology) {
        return new Drawing(topology, DocumentId.of(file));
    }

    /** A drawing of its own that is in no file. */
    public static Drawing unsaved(Topology topology) {
        return new Drawing(topology, DocumentId.newSheet());
    }

    public String lab() {
        return topology.name();
    }

    /** Null for one that was never saved. */
    public @Nullable Path file() {
        return document.file().orElse(null);
    }
}
