package dev.vethwork.explain.walk;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.kind.LinkPaths;
import dev.vethwork.explain.walk.link.Listener;
import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.RouteAnswer;
import dev.vethwork.explain.walk.stack.Stack;
import dev.vethwork.explain.walk.stack.Stacks;
import dev.vethwork.explain.walk.trip.Connection;
import dev.vethwork.explain.walk.trip.Crossing;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.RouteEntry.Hop;
import dev.vethwork.topology.netfilter.Protocol;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes a packet from stack to stack as the kernel would, until somebody takes it or it is lost. For several threads. */
public final class Walker {
    private final NetworkState network;
    private final Stacks stacks;
    private final Wire wire;
    private final Departure departure;

    public Walker(NetworkState network) {
        this(network, new Stacks(network), new Wire(network));
    }

    /** In what is drawn, where nodes have learned what routers on their links tell. */
    public static Walker drawn(NetworkState network) {
        return new Walker(Advertising.learned(network));
    }

    private Walker(NetworkState network, Stacks stacks, Wire wire) {
        this.network = network;
        this.stacks = stacks;
        this.wire = wire;
        this.departure = new Departure(stacks, wire);
    }

    /** The same in what the drawing has become. */
    public Walker inDrawn(NetworkState now) {
        return in(Advertising.learned(now));
    }

    /** In what the network has become. Namespaces that are the very same objects are not looked at again. */
    // To compare values would take longer than to look again.
    @SuppressWarnings("ReferenceEquality")
    public Walker in(NetworkState now) {
        Set<String> changed = new TreeSet<>();
        now.namespaces().forEach((name, state) -> {
            if (network.namespaces().get(name) != state) {
                changed.add(name);
            }
        });
        network.namespaces().keySet().stream()
                .filter(name -> !now.namespaces().containsKey(name))
                .forEach(changed::add);
        return new Walker(now, new Stacks(now, stacks, changed), new Wire(now, wire, changed));
    }

    /** Whether the kernel would refuse more of the drawn routes than in what the network was before. */
    public boolean refusesMore() {
        return stacks.refuseMore();
    }

    /** The interfaces of others that hear what leaves by one. */
    public List<Port> hearing(String namespace, String device) {
        return wire.listeners(new Port(namespace, device)).stream()
                .filter(l -> !l.port().namespace().equals(namespace) && l.down().isEmpty())
                .map(Listener::port)
                .toList();
    }

    /** Whether somebody on the link of an interface has an address there. */
    public boolean hears(String namespace, String device, IPAddress address) {
        return wire.listeners(new Port(namespace, device)).stream()
                .filter(l -> !l.port().namespace().equals(namespace) && l.down().isEmpty())
                .anyMatch(l -> wire.device(l.port()).stream()
                        .flatMap(i -> i.addresses().stream())
                        .anyMatch(p -> p.address().equals(address)));
    }

    /**
     * The rule of a router by which a sender is not told that a packet was too big; null where the router lets the word out.
     *
     * @param size bytes of the packet
     */
    public @Nullable String silencer(String router, IPAddress sender, IPAddress destination, int size) {
        Packet lost = Packet.of(sender, destination, Protocol.UDP, 1, 1, size);
        Trip told = Trip.start(Packet.tooBig(destination, lost), List.of(Connection.of(router, lost, lost)), List.of());
        return departure.begin(stack(router), told, Choice.FREE).stream()
                .flatMap(t -> Stream.ofNullable(t.stop()))
                .filter(s -> s.cause() == Cause.FIREWALL && s.namespace().equals(router))
                // Who finds no neighbour for it finds none for what is small either.
                .filter(s -> !s.packet().isNeighborDiscovery())
                .map(Stop::detail)
                .findFirst()
                .orElse(null);
    }

    /** Bytes of the biggest packet that leaves by an interface. */
    int mtu(Port port) {
        return wire.mtu(port);
    }

    /** Whether it makes packets bigger that leave by an interface, and drops them where they are too big then. */
    boolean wrapsInV6(Port port) {
        return wire.device(port).stream()
                .flatMap(device -> LinkPaths.of(device).across(wire, port, device).stream())
                .flatMap(way -> Stream.ofNullable(way.tunnel()))
                .anyMatch(tunnel -> tunnel.more() > 0 && tunnel.remote().isIPv6());
    }

    public Stack stack(String namespace) {
        return stacks.of(namespace);
    }

    /**
     * Every way that a packet from this namespace may take; more than one where routes are multipath.
     *
     * @param first the next hop to take of several; null for all of them
     * @param bound whether its route is looked for by its source as well
     */
    List<Trip> send(String namespace, Packet packet, @Nullable Hop first, boolean bound) {
        return send(namespace, Trip.start(packet, List.of(), List.of()), first, bound);
    }

    /** The same of a packet before which others went. */
    List<Trip> send(String namespace, Trip trip, @Nullable Hop first, boolean bound) {
        return departure.begin(stack(namespace), trip, new Choice(first, bound, "", ""));
    }

    /** Why a socket that connects finds no route; null where it finds one. Nothing is sent, so that no rule of the firewall sees it. */
    @Nullable Stop unconnected(Stack stack, Packet packet, RouteAnswer answer) {
        return departure.refusal(stack, packet, answer);
    }

    /** Every way back for the answer to a packet that arrived. @param size its bytes */
    List<Trip> answer(Trip there, int size) {
        Packet answer = there.packet().answer().withSize(size);
        boolean ping = answer.protocol() == Protocol.ICMP;
        boolean v6 = answer.destination().isIPv6();
        // The kernel's own answers to pings of v4 may be cut (icmp_init in net/ipv4/icmp.c).
        Packet sent = answer.withCuttable(ping && !v6);
        // icmpv6_echo_reply in net/ipv6/icmp.c: out of the interface that it came in by, if there is a choice.
        if (there.end().equals(Beyond.NETWORK)) {
            // It comes back by the stack by which it left.
            Crossing left = there.crossings().get(there.crossings().size() - 2);
            return departure.delivery().fromBeyond(
                    left.namespace(), left.out(), Trip.start(sent, there.connections(), there.neighbors()).across(
                            new Crossing(Beyond.NETWORK, "", left.out(), "hop.back", "", null, null, List.of())));
        }
        String in = there.crossings().getLast().in();
        Choice choice = ping && v6 ? new Choice(null, true, in, in) : Choice.answering(in);
        return departure.begin(
                stack(there.end()), Trip.start(sent, there.connections(), there.neighbors()), choice);
    }
}
