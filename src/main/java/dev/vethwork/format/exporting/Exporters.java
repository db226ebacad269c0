package dev.vethwork.format.exporting;

import dev.vethwork.text.Phrase;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
        Exporter exporter = ALL.stream()
                .filter(e -> e.format() == format)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(format.text()));
        Exported written = exporter.write(topology);
        List<Phrase> unsaid = new ArrayList<>(written.unsaid());
        Stream.of(Besides.values())
                .filter(each -> !exporter.says().contains(each))
                .flatMap(each -> each.unsaid(topology).stream())
                .forEach(unsaid::add);
        return new Exported(written.files(), unsaid);
    }
}
