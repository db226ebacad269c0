package dev.vethwork.lab.inspect;

import dev.vethwork.state.Interface;
import dev.vethwork.state.Neighbor;
import dev.vethwork.state.ProcessEntry;
import dev.vethwork.state.RouteEntry;
import java.util.List;
import java.util.Map;

/**
 * What the kernel has for one node.
 *
 * @param namespace where it was read
 * @param routes of all tables but that of its own addresses
 * @param peers across each cable, by the interface here: {@code v-net-0:veth-red-br}
 * @param rules as {@code iptables-save} prints them
 */
public record InspectedNode(
        String name,
        NodeKind kind,
        String namespace,
        List<Interface> interfaces,
        Map<String, String> peers,
        List<Neighbor> neighbors,
        List<RouteEntry> routes,
        List<String> rules,
        List<ProcessEntry> processes) {
    public InspectedNode {
        interfaces = List.copyOf(interfaces);
        peers = Map.copyOf(peers);
        neighbors = List.copyOf(neighbors);
        routes = List.copyOf(routes);
        rules = List.copyOf(rules);
        processes = List.copyOf(processes);
    }
}
