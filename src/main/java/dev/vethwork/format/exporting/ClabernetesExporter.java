package dev.vethwork.format.exporting;

import dev.vethwork.text.Phrase;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A Topology of clabernetes, which runs a topology of containerlab on Kubernetes: a bridge becomes a node that runs one. */
final class ClabernetesExporter implements Exporter {
    @Override
    public ExportFormat format() {
        return ExportFormat.CLABERNETES;
    }

    @Override
    public Exported write(Topology topology) {
        Insides insides = new Insides(topology);
        List<Phrase> unsaid = new ArrayList<>(insides.unsaidOfHost(true));
        unsaid.addAll(insides.unsaidOfElsewhere());
        StringBuilder lab = new StringBuilder("name: " + Quoted.of(topology.name()) + "\ntopology:\n  nodes:\n");
        for (Node node : topology.nodes().values()) {
            if (node instanceof Bridge bridge && bridge.home().isRoot()) {
                ContainerlabExporter.linux(lab, bridge.name(), bridge(topology, bridge));
                if (!bridge.addresses().isEmpty()) {
                    unsaid.add(ExportTexts.of("unsaid.bridgeAddress", bridge.name()));
                }
                if (bridge.type() == Bridge.Type.OPENVSWITCH || insides.choosesFrames(bridge.withStp(false))) {
                    unsaid.add(ExportTexts.of("unsaid.bridgeKind", bridge.name()));
                }
            } else if (!(node instanceof Host) && !(node instanceof Bridge inside && inside.inside().isPresent())) {
                ContainerlabExporter.linux(lab, node.name(), insides.programs(node.name()));
            }
        }
        ContainerlabExporter.links(lab, withoutHost(topology), insides);
        StringBuilder out = new StringBuilder("apiVersion: c9s.run/v1alpha1\nkind: Topology\nmetadata:\n  name: ");
        out.append(kubernetes(topology.name())).append("\nspec:\n  expose:\n    disableExpose: true\n  definition:\n    containerlab: |\n");
        lab.toString().lines().forEach(l -> out.append("      ").append(l).append('\n'));
        return Exported.text(out.toString(), unsaid);
    }

    private static List<String> bridge(Topology topology, Bridge bridge) {
        List<String> commands = new ArrayList<>();
        // The node has the bridge's name, so its bridge needs none that could be taken.
        commands.add("ip link add name br type bridge" + (bridge.stp() ? " stp_state 1" : ""));
        topology.endsOf(bridge.name()).forEach(end -> {
            commands.add("ip link set dev " + end.interfaceName() + " master br");
            commands.add("ip link set dev " + end.interfaceName() + (end.up() ? " up" : " down"));
        });
        commands.add("ip link set dev br up");
        return commands;
    }

    private static Topology withoutHost(Topology topology) {
        Topology less = topology;
        for (Node node : topology.nodes().values()) {
            if (node instanceof Host host) {
                less = less.withoutNodes(Set.of(host.name()));
            }
        }
        return less;
    }

    /** A name that Kubernetes takes (RFC 1123): lower-case letters, digits and hyphens. */
    private static String kubernetes(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-").replaceAll("^-+|-+$", "");
        String cut = plain.length() > 60 ? plain.substring(0, 60).replaceAll("-+$", "") : plain;
        return cut.isEmpty() ? "lab" : cut;
    }
}
