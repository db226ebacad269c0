package dev.vethwork.target.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads {@code ovs-vsctl show}: the bridges and the bridge of each port. */
public record OvsShow(Map<String, List<String>> portsByBridge, Set<String> stp) {
    public static final OvsShow NONE = new OvsShow(Map.of(), Set.of());

    /** @param stpTable lines {@code name,true} of {@code ovs-vsctl list bridge} */
    public static OvsShow parse(String show, String stpTable) {
        Map<String, List<String>> bridges = new TreeMap<>();
        List<String> ports = new ArrayList<>();
        for (String line : show.split("\n")) {
            String word = line.strip();
            if (word.startsWith("Bridge ")) {
                ports = new ArrayList<>();
                bridges.put(name(word.substring("Bridge ".length())), ports);
            } else if (word.startsWith("Port ")) {
                ports.add(name(word.substring("Port ".length())));
            }
        }
        Set<String> stp = stpTable.lines()
                .filter(line -> line.endsWith(",true"))
                .map(line -> name(line.substring(0, line.lastIndexOf(','))))
                .collect(Collectors.toSet());
        return new OvsShow(bridges, stp);
    }

    private static String name(String word) {
        return word.replace("\"", "").strip();
    }

    public boolean isBridge(String name) {
        return portsByBridge.containsKey(name);
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
