package dev.vethwork.explain.remedy;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.walk.stack.ListeningProcesses;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.PortSet;
import dev.vethwork.topology.netfilter.Protocol;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;

/** FixEdits by which a port is answered: passed on to a node that serves it, or served. */
record Serving(Topology topology, NetworkState state, String node) {
    List<Edit> edits(Stop stop) {
        if (isForwarded(stop.packet())) {
            // Who passes the port on to somebody does not serve it as well.
            return stop.nextHop() == null ? List.of() : List.of(forwardOwn(stop.packet()));
        }
        List<Edit> edits = new ArrayList<>(state.namespaces().values().stream()
                .filter(n -> !n.name().equals(stop.namespace()))
                .filter(n -> ListeningProcesses.on(n, stop.packet().protocol(), stop.packet().destinationPort()))
                .flatMap(n -> addresses(n, stop.packet()).stream())
                .map(a -> forward(stop.packet(), a))
                .toList());
        boolean taken = state.namespace(stop.namespace())
                .filter(n -> ListeningProcesses.on(n, stop.packet().protocol(), stop.packet().destinationPort()))
                .isPresent();
        if (!taken) {
            // One that is bound to another address has the port already.
            edits.add(serve(stop.packet()));
        }
        return edits;
    }

    private boolean isForwarded(Packet packet) {
        return topology.nodes().get(node) instanceof StackNode n
                && n.stack().portForwards().stream().anyMatch(f -> isOf(f, packet));
    }

    private static boolean isOf(PortForward forward, Packet packet) {
        PortSet port = forward.asked().port();
        return packet.protocol().number().equals(forward.asked().protocol())
                && port != null
                && port.contains(packet.destinationPort());
    }

    /** What the node passes on for others it passes on of its own connections as well. */
    private Edit forwardOwn(Packet packet) {
        return Edit.of(
                EditName.of("fix.portForward.local", node, String.valueOf(packet.destinationPort())),
                t -> FixEdits.stack(t, node, s -> s.withPortForwards(s.portForwards().stream()
                        .map(f -> isOf(f, packet) && f.asked().in() == null ? f.withLocal(true) : f)
                        .toList())));
    }

    private static List<IPAddress> addresses(NamespaceState namespace, Packet packet) {
        return namespace.interfaces().values().stream()
                .flatMap(i -> i.addresses().stream())
                .map(Prefix::address)
                .filter(a -> a.isIPv4() == packet.destination().isIPv4() && !a.isLoopback() && (a.isIPv4() || !a.isLinkLocal()))
                .toList();
    }

    private Edit forward(Packet packet, IPAddress to) {
        int port = packet.destinationPort();
        PortForward forward = new PortForward(packet.protocol(), port, null, to, port);
        return Edit.of(
                EditName.of("fix.portForward", node, String.valueOf(port), Addresses.text(to)),
                t -> FixEdits.stack(t, node, s -> s.withPortForwards(FixEdits.with(s.portForwards(), forward))));
    }

    private Edit serve(Packet packet) {
        int port = packet.destinationPort();
        boolean tcp = packet.protocol() == Protocol.TCP;
        Service service = new Service(
                (tcp ? "port-" : "udp-") + port,
                tcp ? page(port, packet.destination()) : echo(port, packet.destination()),
                false,
                true);
        return Edit.of(
                EditName.of(tcp ? "fix.service" : "fix.service.udp", node, String.valueOf(port)),
                t -> FixEdits.stack(t, node, s -> s.withServices(FixEdits.with(
                        s.services().stream()
                                .filter(other -> !other.name().equals(service.name()))
                                .toList(),
                        service))));
    }

    private static String page(int port, IPAddress address) {
        return "python3 -m http.server " + port + (address.isIPv6() ? " --bind ::" : "");
    }

    /** Bound to the address, since an answer from another one would be none. */
    private static String echo(int port, IPAddress address) {
        return ("python3 -c \"import socket; s = socket.socket(socket.%s, socket.SOCK_DGRAM); s.bind(('%s', %d));"
                        + " [s.sendto(d, a) for d, a in iter(lambda: s.recvfrom(65535), 0)]\"")
                .formatted(address.isIPv4() ? "AF_INET" : "AF_INET6", Addresses.text(address), port);
    }
}
