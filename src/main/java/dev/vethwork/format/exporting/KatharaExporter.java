package dev.vethwork.format.exporting;

import dev.vethwork.plan.ShellText;
import dev.vethwork.text.Phrase;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Segment;
import dev.vethwork.topology.Segments;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Map<EndId, String> domains = domains(topology);
        Map<String, List<CableEnd>> devices = new LinkedHashMap<>();
        for (Node node : topology.nodes().values()) {
            if (node instanceof Bridge bridge && bridge.home().isRoot()) {
                if (!bridge.addresses().isEmpty()) {
                    unsaid.add(Said.of("unsaid.bridgeAddress", bridge.name()));
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
        StringBuilder lab = new StringBuilder("LAB_NAME=" + Quoted.of(topology.name()) + "\n");
        devices.forEach((device, ends) -> {
            StringBuilder script = new StringBuilder();
            for (int i = 0; i < ends.size(); i++) {
                CableEnd end = ends.get(i);
                lab.append(device).append('[').append(i).append("]=").append(Quoted.of(domains.getOrDefault(end.id(), "d")));
                lab.append('\n');
                if (!end.interfaceName().equals("eth" + i)) {
                    script.append("ip link set eth").append(i).append(" down\n");
                    script.append("ip link set eth").append(i).append(" name ").append(ShellText.line(List.of(end.interfaceName()))).append('\n');
                }
            }
            insides.of(device).forEach(line -> script.append(line).append('\n'));
            files.put(device + ".startup", script.toString());
        });
        files.put("lab.conf", lab.toString());
        return new Exported(files, unsaid);
    }

    /** Names of the collision domains: of their bridges, or numbers. */
    private static Map<EndId, String> domains(Topology topology) {
        Map<EndId, String> names = new HashMap<>();
        int number = 0;
        for (Segment segment : Segments.of(topology).all()) {
            boolean joined = segment.bridges().stream()
                    .anyMatch(b -> topology.nodes().get(b) instanceof Bridge bridge && bridge.home().isRoot());
            String name = joined ? segment.bridges().first().replaceAll("[^A-Za-z0-9]", "") : "";
            for (Cable cable : segment.cables()) {
                String one = joined ? name : "c" + number++;
                cable.ends().forEach(end -> names.put(end.id(), one));
            }
        }
        return names;
    }
}
