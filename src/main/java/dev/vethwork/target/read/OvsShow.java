package dev.vethwork.target.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads {@code ovs-vsctl show}: the bridges and the bridge of each port. */
public record OvsShow(Map<String, List<String>> portsByBridge, Set<String> stp, Set<String> virtual) {
    public static final OvsShow NONE = new OvsShow(Map.of(), Set.of(), Set.of());

    /**
     * Reads.
     *
     * @param stpTable lines {@code name,true} of {@code ovs-vsctl list bridge}
     */
    public static OvsShow parse(String show, String stpTable) {
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
        Set<String> stp = stpTable.lines()
                .filter(line -> line.endsWith(",true"))
                .map(line -> name(line.substring(0, line.lastIndexOf(','))))
                .collect(Collectors.toSet());
        return new OvsShow(bridges, stp, virtual);
    }

    private static String name(String word) {
        return word.replace("\"", "").strip();
    }

    public boolean isBridge(String name) {
        return portsByBridge.containsKey(name);
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
