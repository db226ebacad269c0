package dev.vethwork.format.codec;

import dev.vethwork.format.json.JsonPlace;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Quote;
import dev.vethwork.topology.EndId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what does not hang together: names given twice, a second host, cables and places of nodes that are not there.
 * It looks at the file rather than at the drawing, since only the file has places; what is malformed it passes over, as
 * its reader has noted that.
 */
final class References {
    private final Problems problems;
    private final Map<String, JsonPlace> nodes = new HashMap<>();
    private final Set<String> namespaces = new HashSet<>();
    private final Set<EndId> interfaces = new HashSet<>();
    private int hosts;

    private References(Problems problems) {
        this.problems = problems;
    }

    static void check(Located file, Problems problems) {
        References references = new References(problems);
        items(field(file, "nodes")).forEach(references::node);
        items(field(file, "nodes")).forEach(references::inside);
        for (Located cable : items(field(file, "cables"))) {
            references.end(field(cable, "a"));
            references.end(field(cable, "b"));
        }
        if (field(file, "layout") instanceof Located.Fieldset layout) {
            layout.fields().values().forEach(references::placed);
        }
    }

    private void node(Located node) {
        if (field(node, "kind") instanceof Located.Text(JsonPlace place, String kind)
                && kind.equals(HostCodec.KIND)
                && ++hosts == 2) {
            problems.add(place, BadValue.of("file.secondHost"));
        }
        if (field(node, "name") instanceof Located.Text(JsonPlace place, String name)) {
            if (field(node, "kind") instanceof Located.Text(JsonPlace _, String kind) && kind.equals(NamespaceCodec.KIND)) {
                namespaces.add(name);
            }
            JsonPlace first = nodes.putIfAbsent(name, place);
            if (first != null) {
                problems.add(place, BadValue.of("file.nodeTwice", name, first.line()));
            }
            items(field(node, "interfaces")).forEach(drawn -> named(name, field(drawn, "name")));
        }
    }

    private void inside(Located bridge) {
        if (field(bridge, "in") instanceof Located.Text(JsonPlace place, String around)
                && !namespaces.contains(around)) {
            problems.add(
                    place,
                    BadValue.of(nodes.containsKey(around) ? "file.insideOther" : "file.inside", Quote.of(around)));
        }
    }

    private void end(Located end) {
        if (!(field(end, "node") instanceof Located.Text(JsonPlace place, String node))) {
            return;
        }
        if (!nodes.containsKey(node)) {
            problems.add(place, BadValue.of("file.cableEnd", Quote.of(node)));
        } else {
            named(node, field(end, "interface"));
        }
    }

    private void named(String node, Located device) {
        if (device instanceof Located.Text(JsonPlace at, String name) && !interfaces.add(new EndId(node, name))) {
            problems.add(at, BadValue.of("file.interfaceTwice", node, name));
        }
    }

    private void placed(Located place) {
        String node = place.place().token();
        if (!nodes.containsKey(node)) {
            problems.add(place.place(), BadValue.of("file.layout", Quote.of(node)));
        }
    }

    private static Located field(Located value, String name) {
        Located absent = new Located.Nothing(value.place());
        return value instanceof Located.Fieldset object ? object.fields().getOrDefault(name, absent) : absent;
    }

    private static List<Located> items(Located value) {
        return value instanceof Located.Items list ? list.items() : List.of();
    }
}
