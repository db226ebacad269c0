package dev.vethwork.format.exporting;

import dev.vethwork.topology.Topology;
import java.util.List;

/** All forms that are written. */
public final class Exporters {
    private static final List<Exporter> ALL = List.of(
            new ShellExporter(),
            new ContainerlabExporter(),
            new ClabernetesExporter(),
            new KatharaExporter(),
            new GraphMlExporter(),
            new MermaidExporter(),
            new DrawIoExporter());

    private Exporters() {}

    public static Exported write(Topology topology, ExportFormat format) {
        return ALL.stream()
                .filter(e -> e.format() == format)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(format.text()))
                .write(topology);
    }
}
