package dev.vethwork.explain.walk;

import dev.vethwork.explain.Cause;
import dev.vethwork.net.Family;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.RouteEntry.Hop;
import dev.vethwork.topology.Protocol;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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

    private Walker(NetworkState network, Stacks stacks, Wire wire) {
        this.network = network;
        this.stacks = stacks;
        this.wire = wire;
        this.departure = new Departure(stacks, wire);
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

    public Stack stack(String namespace) {
        return stacks.of(namespace);
    }

    /** Names of the namespaces that have an address. */
    public List<String> holders(inet.ipaddr.IPAddress address) {
        return stacks.holders(address);
    }

    /**
     * Every way that a packet from this namespace may take; more than one where routes are multipath.
     *
     * @param first the next hop to take of several; null for all of them
     */
    List<Trip> send(String namespace, Packet packet, @Nullable Hop first) {
        return send(stack(namespace), Trip.start(packet, List.of(), List.of()), packet, new Choice(first, ""));
    }

    /** Every way back for the answer to a packet that arrived. */
    List<Trip> answer(Trip there) {
        Packet answer = there.packet().answer();
        // icmpv6_echo_reply in net/ipv6/icmp.c: out of the interface that it came in by, if there is a choice.
        boolean same = answer.protocol() == Protocol.ICMP && answer.destination().isIPv6();
        Choice choice = same ? new Choice(null, there.crossings().getLast().in()) : Choice.FREE;
        return send(stack(there.end()), Trip.start(answer, there.connections(), there.neighbors()), answer, choice);
    }

    private List<Trip> send(Stack stack, Trip trip, Packet packet, Choice choice) {
        Tracking tracking = Tracking.of(trip, stack, packet);
        Hooks hooks = new Hooks();
        Flow flow = new Flow(stack, packet, "", outOf(stack, packet), tracking, false);
        Verdict verdict = hooks.nat(flow, "OUTPUT");
        Stop unknown = hooks.unknown(flow, verdict, "");
        if (unknown != null) {
            return List.of(trip.stopped(unknown));
        }
        Packet aimed = tracking.aimed(NatRules.destination(verdict, packet));
        if (!stack.owns(aimed.destination())) {
            return departure.route(new Passing(stack, "", packet, tracking, hooks), trip.carrying(aimed), choice);
        }
        return List.of(loopBack(stack, trip.carrying(aimed), packet, tracking, hooks));
    }

    private static Trip loopBack(Stack stack, Trip trip, Packet original, Tracking tracking, Hooks hooks) {
        Packet packet = trip.packet();
        if (!stack.loopbackUp()) {
            return trip.stopped(Stop.at(stack, Cause.LOOPBACK_DOWN, "lo", packet, ""));
        }
        Stop stop = hooks.filter(new Flow(stack, packet, "", "lo", tracking, false), "OUTPUT", Cause.FIREWALL, "lo");
        if (stop == null) {
            stop = hooks.filter(new Flow(stack, packet, "lo", "", tracking, false), "INPUT", Cause.FIREWALL, "lo");
        }
        if (stop == null) {
            stop = maskless(stack, packet, hooks.nat(new Flow(stack, packet, "", "lo", tracking, false), "POSTROUTING"));
        }
        return stop != null ? trip.stopped(stop) : looped(stack, trip, original, hooks);
    }

    /** A mask of loopback's is an address of another interface; where there is none the kernel drops what it would hide. */
    private static @Nullable Stop maskless(Stack stack, Packet packet, Verdict verdict) {
        return verdict.kind() == Verdict.Kind.MASQUERADE
                        && packet.source().isIPv4()
                        && stack.state().interfaces().values().stream()
                                .flatMap(i -> i.addresses().stream())
                                .noneMatch(a -> a.family() == Family.V4 && !a.address().isLoopback())
                ? Stop.at(stack, Cause.FIREWALL, "lo", packet, verdict.text())
                : null;
    }

    private static Trip looped(Stack stack, Trip trip, Packet original, Hooks hooks) {
        return trip.across(Crossing.of(stack.name(), "", "", "hop.loopback", hooks.said()))
                .remembering(Connection.of(stack.name(), original, trip.packet()))
                .arrivedAt(stack.name());
    }

    private static String outOf(Stack stack, Packet packet) {
        @Nullable String device = stack.routing()
                .lookup(packet.destination())
                .filter(r -> !r.hops().isEmpty())
                .map(r -> r.hops().getFirst().device())
                .orElse(null);
        return Objects.requireNonNullElse(device, "");
    }
}
