package dev.vethwork.format.exporting;

import dev.vethwork.topology.Topology;

/** Writes one form. It is found through {@link Exporters}. */
interface Exporter {
    ExportFormat format();

    Exported write(Topology topology);
}
