package dev.vethwork.engine.read;

import dev.vethwork.net.PortVlans;
import dev.vethwork.plan.Marks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code ovs-vsctl show}: the bridges and the bridge of each port. */
public record OvsShow(
        Map<String, List<String>> portsByBridge,
        Set<String> stp,
        Set<String> virtual,
        Map<String, String> labs,
        Map<String, PortVlans> vlans) {
    /** A line of {@code ovs-vsctl --format=csv --columns=name,stp_enable,external_ids list bridge}. */
    private static final Pattern BRIDGE = Pattern.compile("(?<name>[^,]+),(?<stp>true|false),(?<ids>.*)");

    private static final Pattern MARK = Pattern.compile("[{ ]" + Marks.SWITCH_KEY + "=\"*(?<lab>[^\",}]+)");

    /**
     * Reads.
     *
     * @param table the bridges' names, whether they have a spanning tree, and their external ids, as comma-separated values
     * @param portTable the ports' names, tags, trunks and VLAN modes, likewise
     */
    public static OvsShow parse(String show, String table, String portTable) {
        Map<String, List<String>> bridges = new TreeMap<>();
        List<String> ports = new ArrayList<>();
        Set<String> virtual = new TreeSet<>();
        for (String line : show.split("\n")) {
            String word = line.strip();
            if (word.startsWith("Bridge ")) {
                ports = new ArrayList<>();
                bridges.put(name(word.substring("Bridge ".length())), ports);
            } else if (word.startsWith("Port ")) {
                ports.add(name(word.substring("Port ".length())));
            } else if (word.startsWith("type: ") && !ports.isEmpty()) {
                virtual.add(ports.getLast());
            }
        }
        Set<String> stp = new TreeSet<>();
        Map<String, String> labs = new TreeMap<>();
        for (String line : table.split("\n")) {
            Matcher bridge = BRIDGE.matcher(line);
            if (bridge.matches()) {
                String name = name(bridge.group("name"));
                if (bridge.group("stp").equals("true")) {
                    stp.add(name);
                }
                Matcher mark = MARK.matcher(bridge.group("ids"));
                if (mark.find()) {
                    labs.put(name, mark.group("lab"));
                }
            }
        }
        return new OvsShow(bridges, stp, virtual, labs, PortVlanTable.ofSwitches(portTable));
    }

    private static String name(String word) {
        return word.replace("\"", "").strip();
    }

    public boolean isBridge(String name) {
        return portsByBridge.containsKey(name);
    }

    /** Without bridges that are listed and work no more. */
    public OvsShow without(Set<String> dead) {
        Map<String, List<String>> bridges = new TreeMap<>(portsByBridge);
        bridges.keySet().removeAll(dead);
        return new OvsShow(bridges, stp, virtual, labs, vlans);
    }

    /** Ports that are interfaces of the kernel's and not made by Open vSwitch itself, with their bridges. */
    public SortedMap<String, String> plugs() {
        TreeMap<String, String> all = new TreeMap<>();
        portsByBridge.forEach((bridge, ports) -> ports.stream()
                .filter(port -> !virtual.contains(port))
                .forEach(port -> all.put(port, bridge)));
        return all;
    }

    /** The bridge that an interface is a port of; empty where it is none's. */
    public String masterOf(String port) {
        return portsByBridge.entrySet().stream()
                .filter(e -> e.getValue().contains(port) && !e.getKey().equals(port))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}
