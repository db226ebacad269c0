package dev.vethwork.plan.compile;

import dev.vethwork.net.BridgePort;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import dev.vethwork.plan.Elements;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.kind.LinkPlans;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.Queue;
import dev.vethwork.state.kind.LinkKind;
import dev.vethwork.state.kind.LinuxBridge;
import dev.vethwork.state.kind.Loopback;
import dev.vethwork.state.kind.OpenVSwitch;
import dev.vethwork.state.kind.Veth;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Shaping;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.Memberships;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The interfaces of a drawing, by namespace, and the drawn element behind each. */
public final class Wiring {
    private final String lab;
    private final TargetTraits traits;
    private final Map<String, SortedMap<String, Interface>> interfaces = new TreeMap<>();
    private final Map<String, Map<String, String>> elements = new HashMap<>();
    /** What was compiled before; its tables are copied when they change. */
    private final SortedMap<String, NamespaceState> before;

    private final Elements elementsBefore;

    /** Nothing yet. */
    public Wiring(String lab, TargetTraits traits) {
        this(lab, traits, NetworkState.EMPTY, Elements.NONE);
    }

    /** That of another drawing, to be changed. */
    public Wiring(String lab, TargetTraits traits, NetworkState before, Elements elements) {
        this.lab = lab;
        this.traits = traits;
        this.before = before.namespaces();
        this.elementsBefore = elements;
    }

    /** The tables that something was put into or taken out of. */
    public Map<String, SortedMap<String, Interface>> changed() {
        return interfaces;
    }

    public Elements elements() {
        Map<String, Map<String, String>> all = new HashMap<>(elementsBefore.byNamespace());
        elements.forEach((namespace, changed) -> all.put(namespace, Map.copyOf(changed)));
        all.values().removeIf(Map::isEmpty);
        return new Elements(all);
    }

    private Map<String, String> elements(String namespace) {
        return elements.computeIfAbsent(namespace, name -> new HashMap<>(elementsBefore.in(name)));
    }

    /** A namespace's table, which counts as changed from now on. */
    SortedMap<String, Interface> in(String namespace) {
        return interfaces.computeIfAbsent(namespace, name -> {
            NamespaceState known = before.get(name);
            return known == null ? new TreeMap<>() : new TreeMap<>(known.interfaces());
        });
    }

    /** @param topology the drawing that the node is in */
    public void put(Topology topology, Node node) {
        switch (node) {
            case Namespace namespace -> {
                putLoopback(node, namespace.stack().loopback());
                putInterfaces(topology, node, namespace.stack());
            }
            case Internet internet -> {
                IpStack stack = Uplinks.stack(internet, traits);
                putLoopback(node, stack.loopback());
                putInterfaces(topology, node, stack);
            }
            case Host host -> {
                elements(NetworkState.ROOT).put("", host.name());
                in(NetworkState.ROOT);
                // The machine's own loopback is none of a lab's business.
                if (traits.rootIsOurs()) {
                    putLoopback(host, host.stack().loopback());
                } else {
                    elements(NetworkState.ROOT).put(Names.LOOPBACK, host.name());
                }
                putInterfaces(topology, node, host.stack());
            }
            case Bridge bridge -> putBridge(bridge);
        }
    }

    private void putLoopback(Node node, boolean up) {
        put(namespaceOf(node), Interface.of(Names.LOOPBACK, Loopback.INSTANCE, lab).withUp(up), node.name());
    }

    /** Those that are drawn besides the ends of cables; of the loopback, which is there already, its addresses. */
    private void putInterfaces(Topology topology, Node node, IpStack stack) {
        Memberships memberships = Memberships.of(stack.interfaces());
        SortedMap<String, Interface> there = in(namespaceOf(node));
        for (DrawnInterface drawn : stack.interfaces()) {
            Interface wanted = LinkPlans.wanted(drawn, memberships.masterOf(drawn.name()), lab, name -> topology.homeOf(name).namespace());
            if (wanted.kind().isLoopback()) {
                there.computeIfPresent(wanted.name(), (_, loopback) -> loopback.withAddresses(wanted.addresses()));
            } else {
                put(namespaceOf(node), wanted, new EndId(node.name(), drawn.name()).toString());
            }
        }
    }

    private void putBridge(Bridge bridge) {
        if (hasOwnNamespace(bridge)) {
            putLoopback(bridge, true);
        }
        put(
                namespaceOf(bridge),
                Interface.of(bridge.name(), kind(bridge), lab)
                        .withAddresses(prefixes(bridge.addresses()))
                        .withMac(bridge.mac())
                        .withMtu(bridge.mtu() == null ? 0 : bridge.mtu())
                        .withUp(bridge.up()),
                bridge.name());
    }

    private static LinkKind kind(Bridge bridge) {
        return switch (bridge.type()) {
            case LINUX -> new LinuxBridge(bridge.stp(), bridge.vlanFiltering());
            case OPENVSWITCH -> OpenVSwitch.PLAIN.withStp(bridge.stp());
        };
    }

    private void put(String namespace, Interface device, String element) {
        elements(namespace).put(device.name(), element);
        in(namespace).put(device.name(), device);
    }

    /** The node as it was before, without the ends of its cables. */
    public void take(Node node) {
        String namespace = namespaceOf(node);
        if (node instanceof Host) {
            elements(namespace).remove("");
        }
        take(namespace, Names.LOOPBACK, !(node instanceof Bridge) || hasOwnNamespace(node));
        take(namespace, node.name(), node instanceof Bridge);
        if (node instanceof StackNode stack) {
            stackOf(stack).interfaces().forEach(drawn -> take(namespace, drawn.name(), true));
        }
    }

    private IpStack stackOf(StackNode node) {
        return node instanceof Internet internet ? Uplinks.stack(internet, traits) : node.stack();
    }

    private void take(String namespace, String device, boolean isThere) {
        if (isThere) {
            elements(namespace).remove(device);
            in(namespace).remove(device);
        }
    }

    /** @param topology the drawing that the cable is in */
    public void put(Topology topology, Cable cable) {
        put(topology, cable.a(), cable.b(), cable.shaping());
        put(topology, cable.b(), cable.a(), cable.shaping());
    }

    private void put(Topology topology, CableEnd end, CableEnd across, Shaping shaping) {
        Node node = node(topology, end);
        put(
                namespaceOf(node),
                Interface.of(end.interfaceName(), Veth.to(namespaceOf(node(topology, across)), across.interfaceName()), lab)
                        .withMac(end.mac())
                        .withMtu(end.mtu() == null ? 0 : end.mtu())
                        .withUp(end.up())
                        .withRunning(end.up() && across.up())
                        .withMaster(master(node, end))
                        .withPort(node instanceof Bridge bridge ? port(bridge, end.port()) : BridgePort.PLAIN)
                        .withAddresses(prefixes(end.addresses()))
                        .withDhcp(end.dhcp() && node instanceof StackNode)
                        .withShaping(queue(end.shaping().over(shaping)))
                        .asking(end.dad()),
                end.id().toString());
    }

    private static Queue queue(Shaping shaping) {
        return new Queue(
                shaping.rate(),
                shaping.delay(),
                shaping.jitter(),
                shaping.loss(),
                shaping.duplicate(),
                shaping.corrupt(),
                shaping.reorder());
    }

    private static @Nullable String master(Node node, CableEnd end) {
        return switch (node) {
            case Bridge bridge -> bridge.name();
            case StackNode stack -> Memberships.of(stack.stack().interfaces()).masterOf(end.interfaceName());
        };
    }

    /** @param topology the drawing that the cable was in */
    public void take(Topology topology, Cable cable) {
        Consumer<CableEnd> takeEnd = end -> take(namespaceOf(node(topology, end)), end.interfaceName(), true);
        cable.ends().forEach(takeEnd);
    }

    /** Whether what is drawn of a port means the same on both. */
    public static boolean takesAlike(Bridge one, Bridge other) {
        return one.type() == other.type() && one.tellsVlansApart() == other.tellsVlansApart();
    }

    /** What of it has a meaning on such a bridge. */
    private static BridgePort port(Bridge bridge, BridgePort drawn) {
        BridgePort port = bridge.tellsVlansApart() ? drawn : drawn.withVlans(null);
        return bridge.type() == Bridge.Type.OPENVSWITCH ? port.withHairpin(false).withIsolated(false).withWithout(Set.of()) : port;
    }

    private static Node node(Topology topology, CableEnd end) {
        return topology.node(end.node()).orElseThrow();
    }

    /** How many interfaces a drawing has; two of one name in one namespace are one in its tables. */
    public int count(Topology topology) {
        int count = 2 * topology.cables().size();
        for (Node node : topology.nodes().values()) {
            count += switch (node) {
                case Namespace namespace -> 1 + made(namespace);
                case Internet internet -> 1 + made(internet);
                case Host host -> (traits.rootIsOurs() ? 1 : 0) + made(host);
                case Bridge bridge -> hasOwnNamespace(bridge) ? 2 : 1;
            };
        }
        return count;
    }

    private int made(StackNode node) {
        return (int) stackOf(node).interfaces().stream()
                .filter(drawn -> !LinkPlans.kindOf(drawn).isLoopback())
                .count();
    }

    public static String namespaceOf(Node node) {
        return node.home().namespace();
    }

    /** Whether its namespace is there for it alone. */
    static boolean hasOwnNamespace(Node node) {
        return namespaceOf(node).equals(node.name());
    }

    private static List<Prefix> prefixes(List<InterfaceAddress> addresses) {
        return addresses.stream().map(InterfaceAddress::prefix).distinct().toList();
    }
}
