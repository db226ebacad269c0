package dev.vethwork.format;

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
    private final Map<String, Place> nodes = new HashMap<>();
    private final Set<EndId> interfaces = new HashSet<>();
    private int hosts;

    private References(Problems problems) {
        this.problems = problems;
    }

    static void check(Located file, Problems problems) {
        References references = new References(problems);
        items(field(file, "nodes")).forEach(references::node);
        for (Located cable : items(field(file, "cables"))) {
            references.end(field(cable, "a"));
            references.end(field(cable, "b"));
        }
        if (field(file, "layout") instanceof Located.Fieldset layout) {
            layout.fields().values().forEach(references::placed);
        }
    }

    private void node(Located node) {
        if (field(node, "kind") instanceof Located.Text(Place place, String kind)
                && kind.equals(HostCodec.KIND)
                && ++hosts == 2) {
            problems.add(place, "there is a second host", "keep one: it is the machine itself");
        }
        if (field(node, "name") instanceof Located.Text(Place place, String name)) {
            Place first = nodes.putIfAbsent(name, place);
            if (first != null) {
                problems.add(
                        place,
                        "another node is called " + name + " too, on line " + first.line(),
                        "give one of them another name");
            }
        }
    }

    private void end(Located end) {
        if (!(field(end, "node") instanceof Located.Text(Place place, String node))) {
            return;
        }
        if (!nodes.containsKey(node)) {
            problems.add(
                    place, "the cable ends at " + dev.vethwork.net.Quote.of(node) + ", which is not among the nodes",
                    "write the name of a node");
        } else if (field(end, "interface") instanceof Located.Text(Place at, String name)
                && !interfaces.add(new EndId(node, name))) {
            problems.add(
                    at, "two interfaces of " + node + " are called " + name, "give one of them another name");
        }
    }

    private void placed(Located place) {
        String node = place.place().token();
        if (!nodes.containsKey(node)) {
            problems.add(
                    place.place(),
                    "the layout places " + dev.vethwork.net.Quote.of(node) + ", which is not among the nodes",
                    "remove it, or write the name of a node");
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
