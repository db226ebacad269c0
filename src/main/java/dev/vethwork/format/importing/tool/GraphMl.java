package dev.vethwork.format.importing.tool;

import dev.vethwork.format.importing.ImportException;
import dev.vethwork.format.importing.ImportFormat;
import dev.vethwork.format.importing.ImportTexts;
import dev.vethwork.format.importing.Imported;
import dev.vethwork.format.importing.Importer;
import dev.vethwork.format.importing.Source;
import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.format.importing.machine.Space;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Graphs in GraphML, as those of the Topology Zoo. They say nodes and edges alone: each node becomes a router, each edge a
 * cable with a subnet of its own, and places on the globe become places on the drawing.
 */
public final class GraphMl implements Importer {
    /** Pixels of a degree. */
    private static final double DEGREE = 40;

    @Override
    public ImportFormat format() {
        return ImportFormat.GRAPHML;
    }

    @Override
    public boolean accepts(Source source) {
        return source.text().contains("<graphml");
    }

    @Override
    public Imported read(Source source) throws ImportException {
        Xml root = Xml.read(source.text());
        Map<String, String> keys = new HashMap<>();
        root.all("key").forEach(key -> keys.put(key.get("id"), key.get("attr.name").isEmpty() ? key.get("name") : key.get("attr.name")));
        Xml graph = root.first("graph");
        LabBuilder lab = new LabBuilder(format());
        for (Xml node : graph.all("node")) {
            Map<String, String> data = data(node, keys);
            String label = data.getOrDefault("label", "");
            Space space = lab.namespace(node.get("id"), label.isBlank() ? "n" + node.get("id") : label);
            lab.forwards(space);
            place(lab, space.name(), data);
            lab.report().understood(node.line(), label.isBlank() ? node.get("id") : label, space.name());
        }
        Map<String, Integer> devices = new HashMap<>();
        int number = 0;
        for (Xml edge : graph.all("edge")) {
            String a = edge.get("source");
            String b = edge.get("target");
            if (!lab.has(a) || !lab.has(b)) {
                lab.report().refused(edge.line(), a + " – " + b, a + " – " + b, ImportTexts.of("failed.node", lab.has(a) ? b : a));
                continue;
            }
            List<Link> made = lab.link(a, device(a, devices), b, device(b, devices));
            // One subnet of four addresses for each edge.
            int from = 4 * number++;
            for (int i = 0; i < 2; i++) {
                lab.address(made.get(i), String.format(Locale.ROOT, "10.%d.%d.%d/30", from >> 16 & 255, from >> 8 & 255, (from & 255) + 1 + i), edge.line());
            }
            data(edge, keys).forEach((name, value) -> {
                if (name.equals("LinkSpeedRaw")) {
                    speed(value).ifPresent(rate -> lab.shape(made.getFirst(), rate, null, null, edge.line()));
                }
            });
            lab.report().understood(edge.line(), a + " – " + b, made.getFirst().id());
        }
        return lab.build(source.name());
    }

    private static Map<String, String> data(Xml element, Map<String, String> keys) {
        Map<String, String> data = new HashMap<>();
        element.all("data").forEach(d -> data.put(keys.getOrDefault(d.get("key"), d.get("key")), d.text()));
        return data;
    }

    private static String device(String node, Map<String, Integer> devices) {
        return "eth" + (devices.merge(node, 1, Integer::sum) - 1);
    }

    private static void place(LabBuilder lab, String name, Map<String, String> data) {
        Optional<Double> x = number(data.getOrDefault("Longitude", data.getOrDefault("x", "")));
        Optional<Double> y = number(data.getOrDefault("Latitude", data.getOrDefault("y", "")));
        if (x.isPresent() && y.isPresent()) {
            boolean globe = data.containsKey("Longitude");
            lab.place(
                    name,
                    globe ? Math.rint((x.get() + 180) * DEGREE) : x.get(),
                    globe ? Math.rint((90 - y.get()) * DEGREE) : y.get());
        }
    }

    private static Optional<Double> number(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Up to what the kernel shapes; faster lines are left as they are. */
    private static Optional<String> speed(String bits) {
        return number(bits).filter(b -> b > 0 && b < 1e9).map(b -> Math.round(b) + "bit");
    }
}
