package dev.vethwork.plan;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import java.util.List;

/** Drawings for tests, those of the lesson above all. */
public final class Labs {
    private Labs() {}

    /** Two namespaces joined by one cable. */
    public static Topology pair() {
        return Topology.empty("pair")
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withCable(Cable.of(
                        CableEnd.of("red", "veth-red", "192.168.15.1/24"),
                        CableEnd.of("blue", "veth-blue", "192.168.15.2/24")));
    }

    /** Two namespaces on a bridge that the host has an address on, with a way out. */
    public static Topology lesson() {
        Host host = Host.of("host");
        return Topology.empty("lesson")
                .withNode(withDefault(Namespace.of("red"), "192.168.15.5"))
                .withNode(withDefault(Namespace.of("blue"), "192.168.15.5"))
                .withNode(Bridge.of("v-net-0").withAddresses(List.of(InterfaceAddress.parse("192.168.15.5/24"))))
                .withNode(host.withStack(host.stack().withForwarding(true)))
                .withCable(plug("red", "v-net-0", "192.168.15.1/24"))
                .withCable(plug("blue", "v-net-0", "192.168.15.2/24"));
    }

    public static Cable plug(String namespace, String bridge, String address) {
        return Cable.of(
                CableEnd.of(namespace, "veth-" + namespace, address),
                CableEnd.of(bridge, "veth-" + namespace + "-br"));
    }

    public static StackNode withDefault(StackNode node, String gateway) {
        return withRoute(node, "0.0.0.0/0", gateway);
    }

    static StackNode withRoute(StackNode node, String to, String gateway) {
        List<Route> routes = new java.util.ArrayList<>(node.stack().routes());
        routes.add(Route.via(Prefix.parse(to), Addresses.parse(gateway)));
        return node.withStack(node.stack().withRoutes(routes));
    }

    public static Compiled compile(Topology topology) {
        return TopologyCompiler.compile(topology, TargetTraits.SANDBOX);
    }

    public static Plan plan(Topology topology, NetworkState observed) {
        return Planner.plan(compile(topology), observed, TargetTraits.SANDBOX);
    }

    public static List<String> commands(Plan plan) {
        return plan.steps().stream().map(s -> String.join(" ", s.argv())).toList();
    }
}
