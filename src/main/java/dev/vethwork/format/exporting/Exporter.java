package dev.vethwork.format.exporting;

import dev.vethwork.topology.Topology;
import java.util.Set;

/** Writes one form. It is found through {@link Exporters}. */
interface Exporter {
    ExportFormat format();

    Exported write(Topology topology);

    /** What of all that is besides the commands it has a place for. */
    default Set<Besides> says() {
        return Set.of();
    }
}
