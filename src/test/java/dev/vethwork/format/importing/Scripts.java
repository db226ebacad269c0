package dev.vethwork.format.importing;

import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import java.util.List;

/** Imports of scripts that tests write. */
final class Scripts {
    /** Two namespaces on a cable, of which the first has an address. */
    static final String CABLE = """
            ip netns add a
            ip netns add b
            ip link add eth0 netns a type veth peer name eth0 netns b
            ip -n a addr add 10.0.0.1/24 dev eth0
            ip -n a link set eth0 up
            """;

    private Scripts() {}

    static Imported read(String script) {
        try {
            return Importers.read(Source.text("lab", script), ImportFormat.SHELL);
        } catch (ImportException e) {
            throw new AssertionError(e);
        }
    }

    static Topology draw(String script) {
        return read(script).topology();
    }

    static IpStack stack(Topology drawn, String node) {
        return ((StackNode) drawn.nodes().get(node)).stack();
    }

    static CableEnd end(Topology drawn, String node, String device) {
        return drawn.cable(new EndId(node, device)).orElseThrow().ends().stream()
                .filter(e -> e.id().equals(new EndId(node, device)))
                .findFirst()
                .orElseThrow();
    }

    /** The reasons of what was refused. */
    static List<String> refused(String script) {
        return read(script).report().refused().stream().map(l -> l.line() + ": " + l.reason()).toList();
    }
}
