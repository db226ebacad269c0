package dev.vethwork.format.exporting;

import dev.vethwork.plan.ShellText;
import dev.vethwork.plan.compile.DeviceSetting;
import dev.vethwork.plan.compile.StackCompiler;
import dev.vethwork.plan.operation.SetSysctl;
import dev.vethwork.text.Phrase;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.segment.Segment;
import dev.vethwork.topology.segment.Segments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A folder for Kathara: what bridges of the host's join is a collision domain, and each device has a script. */
final class KatharaExporter implements Exporter {
    @Override
    public ExportFormat format() {
        return ExportFormat.KATHARA;
    }

    @Override
    public Exported write(Topology topology) {
        Insides insides = new Insides(topology);
        List<Phrase> unsaid = new ArrayList<>(insides.unsaidOfHost(true));
        unsaid.addAll(insides.unsaidOfElsewhere());
        Map<EndId, String> domains = domains(topology);
        Map<String, List<CableEnd>> devices = new LinkedHashMap<>();
        for (Node node : topology.nodes().values()) {
            if (node instanceof Bridge bridge && bridge.home().isRoot()) {
                if (!bridge.addresses().isEmpty()) {
                    unsaid.add(ExportTexts.of("unsaid.bridgeAddress", bridge.name()));
                }
                if (bridge.type() == Bridge.Type.OPENVSWITCH || insides.choosesFrames(bridge)) {
                    unsaid.add(ExportTexts.of("unsaid.bridgeKind", bridge.name()));
                }
            } else if (!(node instanceof Host) && !(node instanceof Bridge inside && inside.inside().isPresent())) {
                devices.put(node.name(), new ArrayList<>());
            }
        }
        for (Cable cable : topology.cables()) {
            cable.ends().forEach(end -> {
                List<CableEnd> plugged = devices.get(insides.home(end));
                if (plugged != null) {
                    plugged.add(end);
                }
            });
        }
        SortedMap<String, String> files = new TreeMap<>();
        StringBuilder lab = new StringBuilder("LAB_NAME=" + Quoted.of(topology.name().replace('=', '-')) + "\n");
        KatharaNames names = new KatharaNames();
        devices.forEach((node, ends) -> {
            String device = names.device(node);
            if (!device.equals(node)) {
                unsaid.add(ExportTexts.of("unsaid.renamed", node, device));
            }
            for (int i = 0; i < ends.size(); i++) {
                lab.append(device).append('[').append(i).append("]=");
                lab.append(Quoted.of(domains.getOrDefault(ends.get(i).id(), "d"))).append('\n');
            }
            insides.steps(node).forEach(step -> step.files().forEach((path, text) -> files.put(device + path, text)));
            files.put(device + ".startup", script(insides.steps(node), insides.off(node), ends, device, lab));
        });
        files.put("lab.conf", lab.toString());
        return new Exported(files, unsaid);
    }

    /** What a device runs; settings that it can be born with stand in the lab's file, since it may not change them itself. */
    private static String script(List<PlainStep> steps, List<String> off, List<CableEnd> ends, String device, StringBuilder lab) {
        StringBuilder script = new StringBuilder(renamed(ends));
        boolean forwards = false;
        for (PlainStep step : steps) {
            Optional<SetSysctl> atBirth = step.setting().filter(setting -> !isOfEnd(setting, ends));
            if (atBirth.isEmpty()) {
                script.append(step.lineInside()).append('\n');
            } else if (atBirth.get().name().equals(StackCompiler.FORWARDING_V4)) {
                forwards = atBirth.get().value().equals("1");
            } else {
                sysctl(lab, device, atBirth.get().assignment());
            }
        }
        off.forEach(line -> script.append(line).append('\n'));
        // Where nothing is said, a device of Kathara forwards.
        sysctl(lab, device, StackCompiler.FORWARDING_V4 + "=" + (forwards ? "1" : "0"));
        return script.toString();
    }

    /** What an interface that has its name from the script has cannot be set before. */
    private static boolean isOfEnd(SetSysctl setting, List<CableEnd> ends) {
        return DeviceSetting.of(setting.name())
                .filter(of -> ends.stream().anyMatch(end -> end.interfaceName().equals(of.device())))
                .isPresent();
    }

    private static void sysctl(StringBuilder lab, String device, String assignment) {
        lab.append(device).append("[sysctl]=").append(Quoted.of(assignment)).append('\n');
    }

    /** Interfaces are called eth0, eth1 and so on: one that wants another's name waits until that has its own. */
    private static String renamed(List<CableEnd> ends) {
        StringBuilder first = new StringBuilder();
        StringBuilder then = new StringBuilder();
        for (int i = 0; i < ends.size(); i++) {
            String wanted = ends.get(i).interfaceName();
            if (wanted.equals("eth" + i)) {
                continue;
            }
            boolean waits = ends.size() > 1 && wanted.matches("eth[0-9]+");
            first.append("ip link set eth").append(i).append(" down\n");
            rename(first, "eth" + i, waits ? "swap" + i : wanted);
            if (waits) {
                rename(then, "swap" + i, wanted);
            }
        }
        return first.append(then).toString();
    }

    private static void rename(StringBuilder script, String from, String to) {
        script.append("ip link set ").append(from).append(" name ").append(ShellText.line(List.of(to))).append('\n');
    }

    /** Names of the collision domains: of their bridges, or numbers. */
    private static Map<EndId, String> domains(Topology topology) {
        Map<EndId, String> names = new HashMap<>();
        KatharaNames taken = new KatharaNames();
        int number = 0;
        for (Segment segment : Segments.of(topology).all()) {
            boolean joined = segment.bridges().stream()
                    .anyMatch(b -> topology.nodes().get(b) instanceof Bridge bridge && bridge.home().isRoot());
            String name = joined ? taken.domain(segment.bridges().first()) : "";
            for (Cable cable : segment.cables()) {
                String one = joined ? name : taken.domain("c" + number++);
                cable.ends().forEach(end -> names.put(end.id(), one));
            }
        }
        return names;
    }
}
