package dev.vethwork.explain.walk;

import dev.vethwork.explain.kind.LinkPaths;
import dev.vethwork.explain.walk.link.Listener;
import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.explain.walk.stack.Arp;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.RouteQuestion;
import dev.vethwork.explain.walk.stack.Stack;
import dev.vethwork.explain.walk.stack.Stacks;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.state.Interface;
import dev.vethwork.state.RouteEntry;
import inet.ipaddr.IPAddress;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Frames whose destination is translated as they come into a bridge, to somebody on that bridge: br_netfilter hands them
 * on as frames (br_nf_pre_routing_finish in net/bridge/br_netfilter_hooks.c), and no bridge sends a frame back by the
 * port that it came by, unless that is told to.
 */
record Turning(Stacks stacks, Wire wire) {
    /**
     * The next hops behind the port by which it came.
     *
     * @param trip with the packet as it came in
     */
    List<IPAddress> backWhereItCameFrom(Stack stack, Port at, Trip trip, Packet aimed) {
        Port sender = isTurned(stack, at, trip, aimed) ? sender(trip) : null;
        return sender == null
                ? List.of()
                : nextHops(stack, at.device(), aimed).stream()
                        .filter(hop -> behind(stack, at, hop).stream()
                                .anyMatch(port -> !port.port().hairpin() && listeners(at, port).anyMatch(l -> l.port().equals(sender))))
                        .toList();
    }

    /** Whether it would be sent back where it came from, whichever next hop the kernel takes. */
    boolean surelyBack(Stack stack, Port at, Packet aimed, List<IPAddress> back) {
        return !back.isEmpty() && back.containsAll(nextHops(stack, at.device(), aimed));
    }

    /** Whether it goes on as a frame, which no router has passed on. */
    boolean staysOnTheBridge(Stack stack, Port at, Trip trip, Packet aimed) {
        return isTurned(stack, at, trip, aimed) && !nextHops(stack, at.device(), aimed).isEmpty();
    }

    private boolean isTurned(Stack stack, Port at, Trip trip, Packet aimed) {
        return !aimed.destination().equals(trip.packet().destination())
                && wire.device(at).filter(d -> LinkPaths.of(d).filtersBridged()).isPresent()
                && stack.switches().filtersBridged(aimed.family());
    }

    /** Where its route leads, if that is nowhere but out of the bridge again; over a gateway there too. */
    private static List<IPAddress> nextHops(Stack stack, String device, Packet aimed) {
        return stack.routing()
                .lookup(RouteQuestion.of(aimed, device, ""))
                .filter(r -> r.type() == RouteEntry.Type.UNICAST)
                .filter(r -> r.hops().stream().allMatch(h -> device.equals(h.device())))
                .map(r -> r.hops().stream()
                        .map(h -> Objects.requireNonNullElse(h.via(), aimed.destination()))
                        .toList())
                .orElse(List.of());
    }

    private static @Nullable Port sender(Trip trip) {
        return trip.crossings().reversed().stream()
                .filter(c -> c.route() != null)
                .findFirst()
                .map(last -> new Port(last.namespace(), last.out()))
                .orElse(null);
    }

    /** The ports of a bridge behind which a neighbour is heard first: the nearest, and the one that has the address there. */
    private List<Interface> behind(Stack stack, Port bridge, IPAddress hop) {
        Comparator<Listener> nearest = Comparator.comparingInt((Listener l) -> l.bridged().size()).thenComparing(l -> !has(l, hop));
        Map<Interface, Listener> found = new LinkedHashMap<>();
        for (Interface port : wire.members(bridge)) {
            listeners(bridge, port).filter(l -> takes(stack, bridge, l, hop)).min(nearest).ifPresent(l -> found.put(port, l));
        }
        Listener first = found.values().stream().min(nearest).orElse(null);
        return found.entrySet().stream()
                .filter(e -> first != null && nearest.compare(e.getValue(), first) == 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    private Stream<Listener> listeners(Port bridge, Interface port) {
        return wire.listeners(new Port(bridge.namespace(), port.name())).stream().filter(l -> l.down().isEmpty());
    }

    private boolean takes(Stack stack, Port bridge, Listener listener, IPAddress hop) {
        Stack other = stacks.of(listener.port().namespace());
        String device = listener.port().device();
        return hop.isIPv6()
                ? other.answers(hop, device)
                : new Arp(other, device).to(stack.sourceFor(bridge.device(), hop), hop) != Arp.Answer.NONE;
    }

    private boolean has(Listener listener, IPAddress address) {
        return wire.device(listener.port()).stream()
                .flatMap(device -> device.addresses().stream())
                .anyMatch(own -> own.address().equals(address));
    }
}
