package dev.vethwork.format.exporting;

import dev.vethwork.net.BridgePort;
import dev.vethwork.net.Names;
import dev.vethwork.plan.ShellText;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.operation.AddLink;
import dev.vethwork.plan.operation.AddVeth;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.text.Phrase;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is done inside each node, for forms that make the nodes and cables themselves. */
final class Insides {
    private final Topology topology;
    private final Map<String, List<PlainStep>> byNamespace = new LinkedHashMap<>();

    /** Interfaces that stand on those of other nodes. */
    private final Set<Place> elsewhere;

    Insides(Topology topology) {
        this.topology = topology;
        this.elsewhere = topology.nodes().values().stream()
                .filter(StackNode.class::isInstance)
                .map(StackNode.class::cast)
                .flatMap(node -> node.stack().interfaces().stream()
                        .filter(each -> each.elsewhere().isPresent())
                        .map(each -> new Place(node.home().namespace(), each.name())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (PlainStep step : PlainStep.of(topology)) {
            // The other tool makes the namespaces; what is set in one when it is new has to be set all the same.
            if (step.phase() != Step.Phase.NAMESPACES || step.setting().isPresent()) {
                byNamespace.computeIfAbsent(step.namespace(), n -> new ArrayList<>()).add(step);
            }
        }
    }

    /** What is done in a namespace, in its order. */
    List<PlainStep> steps(String namespace) {
        return byNamespace.getOrDefault(namespace, List.of()).stream()
                .filter(s -> !(s.operation() instanceof AddVeth) && !isOfElsewhere(s))
                .toList();
    }

    /** Whether it makes an interface on another node's, or is about one. */
    private boolean isOfElsewhere(PlainStep step) {
        return step.operation() instanceof AddLink add && elsewhere.contains(add.link())
                || elsewhere.stream().anyMatch(link -> link.namespace().equals(step.namespace()) && step.inside().contains(link.name()));
    }

    /** What a form cannot say whose nodes see nothing of each other but their cables. */
    List<Phrase> unsaidOfElsewhere() {
        return elsewhere.stream()
                .filter(link -> !link.isInRoot())
                .map(link -> ExportTexts.of("unsaid.elsewhere", link.name(), link.namespace()))
                .toList();
    }

    /** The same for something that runs programs and knows no shell. */
    List<String> programs(String namespace) {
        List<String> all = new ArrayList<>();
        for (PlainStep step : steps(namespace)) {
            step.files().forEach((path, text) -> all.add(shell(written(path, text))));
            all.add(step.needsShell() ? shell(step.lineInside()) : step.lineInside());
        }
        all.addAll(off(namespace));
        return all.stream().distinct().toList();
    }

    /** What the other tool switches on by itself, and has to be off. */
    List<String> off(String namespace) {
        List<String> off = new ArrayList<>();
        if (topology.nodes().get(namespace) instanceof StackNode node && !node.stack().loopback()) {
            off.add(down(Names.LOOPBACK));
        }
        topology.cables().stream()
                .flatMap(cable -> cable.ends().stream())
                .filter(end -> !end.up() && home(end).equals(namespace))
                .forEach(end -> off.add(down(end.interfaceName())));
        return off;
    }

    private static String down(String device) {
        return ShellText.line(List.of("ip", "link", "set", device, "down"));
    }

    private static String shell(String line) {
        return ShellText.line(List.of("sh", "-c", line));
    }

    private static String written(String path, String text) {
        String folder = path.substring(0, path.lastIndexOf('/'));
        return ShellText.line(List.of("mkdir", "-p", folder)) + " && " + ShellText.line(List.of("printf", "%s", text)) + " > "
                + ShellText.line(List.of(path)) + (text.startsWith("#!") ? " && " + ShellText.line(List.of("chmod", "755", path)) : "");
    }

    /** The name of the node in whose namespace an end is; empty for the machine's own. */
    String home(CableEnd end) {
        return topology.node(end.node()).map(n -> n.home().namespace()).orElse("");
    }

    /** Whether it does not pass on all frames to all of its ports, or its ports are not as another tool makes them. */
    boolean choosesFrames(Bridge bridge) {
        return bridge.vlanFiltering()
                || bridge.stp()
                || topology.cables().stream()
                        .flatMap(cable -> cable.ends().stream())
                        .anyMatch(end -> end.node().equals(bridge.name()) && (!end.port().equals(BridgePort.PLAIN) || !end.up() || end.mtu() != null));
    }

    /** What of the machine itself a form without it cannot say. @param cables whether the cables that end there are among it */
    List<Phrase> unsaidOfHost(boolean cables) {
        List<Phrase> unsaid = new ArrayList<>();
        for (Node node : topology.nodes().values()) {
            if (node instanceof Host host && !host.stack().equals(IpStack.DEFAULT)) {
                unsaid.add(ExportTexts.of("unsaid.host", host.name()));
            }
        }
        for (Cable cable : topology.cables()) {
            for (CableEnd end : cable.ends()) {
                if (topology.nodes().get(end.node()) instanceof Host) {
                    unsaid.addAll(unsaidOfEnd(cable, end, cables));
                }
            }
        }
        return unsaid;
    }

    private static List<Phrase> unsaidOfEnd(Cable cable, CableEnd end, boolean whole) {
        if (whole) {
            return List.of(ExportTexts.of("unsaid.hostCable", cable.id()));
        }
        return end.addresses().isEmpty() ? List.of() : List.of(ExportTexts.of("unsaid.bridgeAddress", end.interfaceName()));
    }
}
