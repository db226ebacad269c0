package dev.vethwork.plan;

import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.Interface;
import dev.vethwork.state.Interface.Kind;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Shaping;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns a drawing into the state that it asks for. */
public final class TopologyCompiler {
    private final Topology topology;
    private final TargetTraits traits;
    private final String lab;
    private final Map<String, SortedMap<String, Interface>> interfaces = new TreeMap<>();
    private final Map<String, String> elements = new HashMap<>();

    private TopologyCompiler(Topology topology, TargetTraits traits) {
        this.topology = topology;
        this.traits = traits;
        this.lab = topology.name();
    }

    /** What the kernel of such a target shall hold for this drawing. Never fails: what is wrong is for lint to say. */
    public static Compiled compile(Topology topology, TargetTraits traits) {
        return new TopologyCompiler(topology, traits).compile();
    }

    private Compiled compile() {
        topology.nodes().values().forEach(this::addNode);
        topology.cables().forEach(this::addCable);
        TreeMap<String, NamespaceState> namespaces = new TreeMap<>();
        interfaces.forEach((name, devices) -> namespaces.put(name, wired(name, devices)));
        for (Node node : topology.nodes().values()) {
            switch (node) {
                case StackNode stack -> namespaces.computeIfPresent(namespaceOf(node), (name, state) ->
                        new StackCompiler(lab, stack, state, traits).compile());
                case Bridge bridge -> {
                    if (isIsolated(bridge)) {
                        namespaces.computeIfPresent(bridge.name(), (name, state) -> state.withSysctls(
                                new TreeMap<>(Map.of(StackCompiler.FORWARDING_V4, "0"))));
                    }
                }
            }
        }
        return new Compiled(lab, new NetworkState(namespaces, Collections.emptySortedMap()), elements);
    }

    private NamespaceState wired(String name, SortedMap<String, Interface> devices) {
        return new NamespaceState(
                name,
                name.isEmpty() ? null : lab,
                devices,
                List.of(),
                List.of(),
                Netfilter.EMPTY,
                Collections.emptySortedMap(),
                List.of(),
                List.of(),
                null);
    }

    private SortedMap<String, Interface> in(String namespace) {
        return interfaces.computeIfAbsent(namespace, n -> new TreeMap<>());
    }

    private void addNode(Node node) {
        switch (node) {
            case Namespace namespace -> addLoopback(namespace.name(), namespace.stack().loopback());
            case Host host -> {
                elements.put(Compiled.key(NetworkState.ROOT, ""), host.name());
                in(NetworkState.ROOT);
                // The machine's own loopback is none of a lab's business.
                if (traits.rootIsOurs()) {
                    addLoopback(NetworkState.ROOT, host.stack().loopback());
                }
            }
            case Bridge bridge -> addBridge(bridge);
        }
        if (!(node instanceof Bridge)) {
            elements.put(Compiled.key(namespaceOf(node), "lo"), node.name());
        }
    }

    private void addLoopback(String namespace, boolean up) {
        in(namespace).put("lo", Interface.of("lo", Kind.LOOPBACK, lab).withUp(up));
    }

    private void addBridge(Bridge bridge) {
        String namespace = namespaceOf(bridge);
        if (isIsolated(bridge)) {
            addLoopback(namespace, true);
            elements.put(Compiled.key(namespace, "lo"), bridge.name());
        }
        elements.put(Compiled.key(namespace, bridge.name()), bridge.name());
        in(namespace)
                .put(
                        bridge.name(),
                        Interface.of(
                                        bridge.name(),
                                        bridge.type() == Bridge.Type.OPENVSWITCH ? Kind.OPENVSWITCH : Kind.BRIDGE,
                                        lab)
                                .withAddresses(prefixes(bridge.addresses()))
                                .withStp(bridge.stp())
                                .withMtu(bridge.mtu() == null ? 0 : bridge.mtu()));
    }

    private void addCable(Cable cable) {
        addEnd(cable.a(), cable.b(), cable.shaping());
        addEnd(cable.b(), cable.a(), cable.shaping());
    }

    private void addEnd(CableEnd end, CableEnd across, Shaping shaping) {
        Node node = node(end);
        String namespace = namespaceOf(node);
        elements.put(Compiled.key(namespace, end.interfaceName()), end.id().toString());
        in(namespace)
                .put(
                        end.interfaceName(),
                        new Interface(
                                end.interfaceName(),
                                Kind.VETH,
                                lab,
                                0,
                                end.mac(),
                                end.mtu() == null ? 0 : end.mtu(),
                                end.up(),
                                end.up() && across.up(),
                                node instanceof Bridge ? node.name() : null,
                                new Interface.Peer(namespaceOf(node(across)), across.interfaceName()),
                                prefixes(end.addresses()),
                                false,
                                new Interface.Queue(shaping.rate(), shaping.delay(), shaping.loss())));
    }

    private Node node(CableEnd end) {
        return topology.node(end.node()).orElseThrow();
    }

    static String namespaceOf(Node node) {
        return switch (node) {
            case Namespace namespace -> namespace.name();
            case Host host -> NetworkState.ROOT;
            case Bridge bridge -> isIsolated(bridge) ? bridge.name() : NetworkState.ROOT;
        };
    }

    private static boolean isIsolated(Bridge bridge) {
        return bridge.isolated() && bridge.type() == Bridge.Type.LINUX;
    }

    private static List<Prefix> prefixes(List<InterfaceAddress> addresses) {
        return addresses.stream().map(InterfaceAddress::prefix).distinct().toList();
    }
}
