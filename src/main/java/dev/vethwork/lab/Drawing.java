package dev.vethwork.lab;

import dev.vethwork.topology.Topology;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A drawing and the file that it was read from; null for one that was never saved. */
public record Drawing(Topology topology, @Nullable Path file) {
    public static Drawing unsaved(Topology topology) {
        return new Drawing(topology, null);
    }

    public String lab() {
        return topology.name();
    }

    /** The file's absolute path, empty where there is none. */
    public String fileText() {
        return file == null ? "" : file.toAbsolutePath().normalize().toString();
    }
}
