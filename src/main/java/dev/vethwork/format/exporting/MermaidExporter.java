package dev.vethwork.format.exporting;

import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Topology;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A diagram for Mermaid, as Markdown pages show it. */
final class MermaidExporter implements Exporter {
    @Override
    public ExportFormat format() {
        return ExportFormat.MERMAID;
    }

    /** What it does not is all said in one sentence. */
    @Override
    public Set<Besides> says() {
        return EnumSet.allOf(Besides.class);
    }

    @Override
    public Exported write(Topology topology) {
        StringBuilder out = new StringBuilder("graph LR\n");
        Map<String, String> ids = new HashMap<>();
        for (Node node : topology.nodes().values()) {
            String id = "n" + ids.size();
            ids.put(node.name(), id);
            String label = "\"" + escaped(node.name()) + "\"";
            out.append("    ").append(id).append(node instanceof Bridge ? "{{" + label + "}}" : "[" + label + "]").append('\n');
        }
        for (Cable cable : topology.cables()) {
            out.append("    ")
                    .append(ids.getOrDefault(cable.a().node(), ""))
                    .append(" ---|\"")
                    .append(escaped(label(cable.a()) + " – " + label(cable.b())))
                    .append("\"| ")
                    .append(ids.getOrDefault(cable.b().node(), ""))
                    .append('\n');
        }
        return Exported.text(out.toString(), List.of(ExportTexts.of("unsaid.graph")));
    }

    private static String label(CableEnd end) {
        String addresses = end.addresses().stream().map(InterfaceAddress::text).collect(Collectors.joining(" "));
        return addresses.isEmpty() ? end.interfaceName() : end.interfaceName() + " " + addresses;
    }

    private static String escaped(String text) {
        return text.replace("#", "#35;").replace("\"", "#quot;").replaceAll("\\s+", " ");
    }
}
