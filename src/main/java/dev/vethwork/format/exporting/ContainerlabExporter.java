package dev.vethwork.format.exporting;

import dev.vethwork.text.Phrase;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.List;

/** A topology of containerlab: a bridge of the host's is one, everything else a Linux image that is told what to run. */
final class ContainerlabExporter implements Exporter {
    /** An image that has ip, iptables, tc and tcpdump. */
    static final String IMAGE = "ghcr.io/srl-labs/network-multitool:latest";

    @Override
    public ExportFormat format() {
        return ExportFormat.CONTAINERLAB;
    }

    @Override
    public Exported write(Topology topology) {
        Insides insides = new Insides(topology);
        List<Phrase> unsaid = new ArrayList<>(insides.unsaidOfHost(false));
        unsaid.addAll(insides.unsaidOfElsewhere());
        StringBuilder out = new StringBuilder("name: " + Quoted.of(topology.name()) + "\ntopology:\n  nodes:\n");
        for (Node node : topology.nodes().values()) {
            if (node instanceof Bridge bridge && bridge.home().isRoot()) {
                boolean open = bridge.type() == Bridge.Type.OPENVSWITCH;
                out.append("    ").append(Quoted.of(bridge.name())).append(":\n      kind: ").append(open ? "ovs-bridge" : "bridge").append('\n');
                if (!bridge.addresses().isEmpty()) {
                    unsaid.add(ExportTexts.of("unsaid.bridgeAddress", bridge.name()));
                }
                if (insides.choosesFrames(bridge)) {
                    unsaid.add(ExportTexts.of("unsaid.bridgeKind", bridge.name()));
                }
                unsaid.add(ExportTexts.of("unsaid.bridgeBefore", bridge.name()));
            } else if (!(node instanceof Host) && !(node instanceof Bridge inside && inside.inside().isPresent())) {
                linux(out, node.name(), insides.programs(node.name()));
            }
        }
        links(out, topology, insides);
        return Exported.text(out.toString(), unsaid);
    }

    static void linux(StringBuilder out, String name, List<String> commands) {
        out.append("    ").append(Quoted.of(name)).append(":\n      kind: linux\n      image: ").append(IMAGE).append('\n');
        // Without it each node has an eth0 and a default route of the tool's own, in the way of those that are drawn.
        out.append("      network-mode: none\n");
        if (!commands.isEmpty()) {
            out.append("      exec:\n");
            commands.forEach(c -> out.append("        - ").append(Quoted.of(c)).append('\n'));
        }
    }

    static void links(StringBuilder out, Topology topology, Insides insides) {
        if (topology.cables().isEmpty()) {
            return;
        }
        out.append("  links:\n");
        for (Cable cable : topology.cables()) {
            out.append("    - endpoints: [")
                    .append(Quoted.of(end(topology, insides, cable.a())))
                    .append(", ")
                    .append(Quoted.of(end(topology, insides, cable.b())))
                    .append("]\n");
        }
    }

    private static String end(Topology topology, Insides insides, CableEnd end) {
        Node node = topology.nodes().get(end.node());
        String home = insides.home(end);
        boolean bridge = node instanceof Bridge;
        String name = bridge && home.isEmpty() ? end.node() : home.isEmpty() ? "host" : home;
        return name + ":" + end.interfaceName();
    }
}
