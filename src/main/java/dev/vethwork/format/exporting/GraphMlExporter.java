package dev.vethwork.format.exporting;

import dev.vethwork.text.Phrase;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The graph alone, in GraphML: nodes, cables and places. */
final class GraphMlExporter implements Exporter {
    @Override
    public ExportFormat format() {
        return ExportFormat.GRAPHML;
    }

    /** What it does not is all said in one sentence. */
    @Override
    public Set<Besides> says() {
        return EnumSet.allOf(Besides.class);
    }

    @Override
    public Exported write(Topology topology) {
        StringBuilder out = new StringBuilder(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
                """);
        for (String key : List.of("label", "kind")) {
            out.append("  <key id=\"").append(key).append("\" for=\"node\" attr.name=\"").append(key).append("\" attr.type=\"string\"/>\n");
        }
        for (String key : List.of("x", "y")) {
            out.append("  <key id=\"").append(key).append("\" for=\"node\" attr.name=\"").append(key).append("\" attr.type=\"double\"/>\n");
        }
        for (String key : List.of("sourceInterface", "targetInterface")) {
            out.append("  <key id=\"").append(key).append("\" for=\"edge\" attr.name=\"").append(key).append("\" attr.type=\"string\"/>\n");
        }
        out.append("  <graph id=\"").append(Quoted.xml(topology.name())).append("\" edgedefault=\"undirected\">\n");
        for (Node node : topology.nodes().values()) {
            out.append("    <node id=\"").append(Quoted.xml(node.name())).append("\">");
            data(out, "label", node.name());
            data(out, "kind", kind(node));
            Position at = topology.layout().get(node.name());
            if (at != null) {
                data(out, "x", Double.toString(at.x()));
                data(out, "y", Double.toString(at.y()));
            }
            out.append("</node>\n");
        }
        for (Cable cable : topology.cables()) {
            out.append("    <edge source=\"").append(Quoted.xml(cable.a().node())).append("\" target=\"");
            out.append(Quoted.xml(cable.b().node())).append("\">");
            data(out, "sourceInterface", cable.a().interfaceName());
            data(out, "targetInterface", cable.b().interfaceName());
            out.append("</edge>\n");
        }
        out.append("  </graph>\n</graphml>\n");
        List<Phrase> unsaid = List.of(ExportTexts.of("unsaid.graph"));
        return Exported.text(out.toString(), unsaid);
    }

    private static void data(StringBuilder out, String key, String value) {
        out.append("<data key=\"").append(key).append("\">").append(Quoted.xml(value)).append("</data>");
    }

    static String kind(Node node) {
        return switch (node) {
            case Bridge _ -> "bridge";
            case Host _ -> "host";
            case Internet _ -> "internet";
            case Namespace _ -> "namespace";
        };
    }
}
