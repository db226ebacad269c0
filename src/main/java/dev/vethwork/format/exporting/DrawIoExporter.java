package dev.vethwork.format.exporting;

import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Note;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A picture that draw.io edits. */
final class DrawIoExporter implements Exporter {
    private static final int WIDTH = 120;
    private static final int HEIGHT = 50;

    @Override
    public ExportFormat format() {
        return ExportFormat.DRAWIO;
    }

    /** What it does not is all said in one sentence. */
    @Override
    public Set<Besides> says() {
        return EnumSet.allOf(Besides.class);
    }

    @Override
    public Exported write(Topology topology) {
        StringBuilder out = new StringBuilder("<mxfile><diagram name=\"" + Quoted.xml(topology.name())
                + "\"><mxGraphModel><root>\n<mxCell id=\"0\"/>\n<mxCell id=\"1\" parent=\"0\"/>\n");
        Map<String, String> ids = new HashMap<>();
        for (Node node : topology.nodes().values()) {
            String id = "n" + ids.size();
            // Who was never placed stands in rows.
            int row = ids.size() / 8;
            Position at = topology.layout()
                    .getOrDefault(node.name(), new Position(100 + 160.0 * (ids.size() % 8), 100 + 120.0 * row));
            ids.put(node.name(), id);
            String style = node instanceof Bridge ? "shape=hexagon;perimeter=hexagonPerimeter2;" : "rounded=1;";
            vertex(out, id, node.name(), style + "whiteSpace=wrap;html=0;", at.x() - WIDTH / 2.0, at.y() - HEIGHT / 2.0);
        }
        int number = 0;
        for (Cable cable : topology.cables()) {
            out.append("<mxCell id=\"c").append(number++).append("\" value=\"");
            out.append(Quoted.xml(cable.a().interfaceName() + " – " + cable.b().interfaceName()));
            out.append("\" style=\"endArrow=none;html=0;\" edge=\"1\" parent=\"1\" source=\"");
            out.append(ids.getOrDefault(cable.a().node(), "")).append("\" target=\"");
            out.append(ids.getOrDefault(cable.b().node(), "")).append("\"><mxGeometry relative=\"1\" as=\"geometry\"/></mxCell>\n");
        }
        for (Note note : topology.notes()) {
            vertex(out, "t" + number++, note.text(), "text;html=0;align=left;", note.x(), note.y());
        }
        out.append("</root></mxGraphModel></diagram></mxfile>\n");
        return Exported.text(out.toString(), List.of(ExportTexts.of("unsaid.picture")));
    }

    private static void vertex(StringBuilder out, String id, String label, String style, double x, double y) {
        out.append("<mxCell id=\"").append(id).append("\" value=\"").append(Quoted.xml(label)).append("\" style=\"").append(style);
        out.append("\" vertex=\"1\" parent=\"1\"><mxGeometry x=\"").append(x).append("\" y=\"").append(y).append("\" width=\"");
        out.append(WIDTH).append("\" height=\"").append(HEIGHT).append("\" as=\"geometry\"/></mxCell>\n");
    }
}
