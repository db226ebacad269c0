package dev.vethwork.format;

import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.nio.file.Path;

/** The native file, {@code *.vethwork.json}. */
@SuppressWarnings("DoNotCallSuggester")
public final class TopologyFormat {
    /** The version that this program writes and the newest that it reads. */
    public static final int VERSION = 1;

    private TopologyFormat() {}

    public static Topology parse(String json) throws FormatException {
        throw new UnsupportedOperationException("parse");
    }

    /** Deterministic, one element a line where it fits, ends with a newline. Reads back equal. */
    public static String print(Topology topology) {
        throw new UnsupportedOperationException("print");
    }

    public static Topology read(Path file) throws IOException, FormatException {
        throw new UnsupportedOperationException("read");
    }

    /** Writes a temporary file beside it, syncs it, then moves it over. */
    public static void write(Topology topology, Path file) throws IOException {
        throw new UnsupportedOperationException("write");
    }
}
