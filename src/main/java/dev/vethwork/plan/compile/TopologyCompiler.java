package dev.vethwork.plan.compile;

import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Turns a drawing into the state that it asks for. */
public final class TopologyCompiler {
    private TopologyCompiler() {}

    /** What the kernel of such a target shall hold for this drawing. Never fails: what is wrong is for lint to say. */
    public static Compiled compile(Topology drawn, TargetTraits traits) {
        Topology topology = Uplinks.routed(drawn, traits);
        Wiring wiring = new Wiring(topology.name(), traits);
        topology.nodes().values().forEach(node -> wiring.put(topology, node));
        topology.cables().forEach(cable -> wiring.put(topology, cable));
        TreeMap<String, NamespaceState> namespaces = new TreeMap<>();
        wiring.changed().forEach((name, devices) -> namespaces.put(name, wired(topology.name(), name, devices)));
        for (Node node : topology.nodes().values()) {
            namespaces.computeIfPresent(Wiring.namespaceOf(node), (name, state) -> settle(topology.name(), node, state, traits));
        }
        return new Compiled(
                topology.name(), new NetworkState(namespaces, Collections.emptySortedMap()), wiring.elements());
    }

    /** A namespace that has its interfaces and nothing else yet. */
    public static NamespaceState wired(String lab, String name, SortedMap<String, Interface> devices) {
        return NamespaceState.empty(name).withOwner(name.isEmpty() ? null : lab).withInterfaces(devices);
    }

    /** With all else that a node puts into its namespace. */
    public static NamespaceState settle(String lab, Node node, NamespaceState wired, TargetTraits traits) {
        return switch (node) {
            case Internet internet -> {
                NamespaceState all = new StackCompiler(lab, internet.name(), Uplinks.stack(internet, traits), wired, traits).compile();
                yield Uplinks.program(internet, traits)
                        .map(program -> all.withProcesses(Stream.concat(all.processes().stream(), Stream.of(program)).toList()))
                        .orElse(all);
            }
            case StackNode stack -> new StackCompiler(lab, stack.name(), stack.stack(), wired, traits).compile();
            case Bridge bridge when Wiring.hasOwnNamespace(bridge) ->
                wired.withSysctls(new TreeMap<>(Map.of(StackCompiler.FORWARDING_V4, "0")));
            case Bridge bridge -> wired;
        };
    }
}
