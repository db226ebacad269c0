package dev.vethwork.explain.walk;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.kind.LinkPaths;
import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.explain.walk.link.Tunnel;
import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.explain.walk.netfilter.Flow;
import dev.vethwork.explain.walk.netfilter.Hooks;
import dev.vethwork.explain.walk.netfilter.Tracking;
import dev.vethwork.explain.walk.stack.CarriedMark;
import dev.vethwork.explain.walk.stack.FlowKeys;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.RouteQuestion;
import dev.vethwork.explain.walk.stack.Stack;
import dev.vethwork.explain.walk.stack.Stacks;
import dev.vethwork.explain.walk.trip.Crossing;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.net.Family;
import dev.vethwork.topology.netfilter.Protocol;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks the outer packets of tunnels. */
final class Tunnels {
    private static final int OUTER_SIZE = 150;

    /** Those that are being walked: one that leads through itself leads nowhere. */
    private static final ThreadLocal<Set<Tunnel>> WALKED = ThreadLocal.withInitial(HashSet::new);

    private final Stacks stacks;
    private final Wire wire;
    private final Departure departure;

    Tunnels(Stacks stacks, Wire wire, Departure departure) {
        this.stacks = stacks;
        this.wire = wire;
        this.departure = departure;
    }

    /**
     * What becomes of a tunnel's outer packets, there and back.
     *
     * @param stop why it carries nothing, or no answer back; null where it carries
     * @param sure whether it is so whichever way the kernel chooses
     * @param neighbors that stacks have heard of by then
     * @param mark that what comes out has from what it was in
     */
    record Carriage(@Nullable Stop stop, boolean sure, List<Trip.Heard> neighbors, CarriedMark mark) {
        Carriage(@Nullable Stop stop, boolean sure, List<Trip.Heard> neighbors) {
            this(stop, sure, neighbors, CarriedMark.NONE);
        }
    }

    /**
     * What is to be carried. A mark that it has in the stack that wraps it up is on what it is wrapped in as well, and the other way
     * round (skb_scrub_packet in net/core/skbuff.c).
     *
     * @param passedOn whether that stack has it from somebody else
     * @param asking whether something is asked and answered through it before: a neighbour that is not known by hand
     * @param asked whether it is that stack that asks
     * @param answered whether it is the stack which unwraps it that answers
     */
    record Load(Packet inner, boolean passedOn, CarriedMark mark, boolean asking, boolean asked, boolean answered) {}

    /** @param neighbors that stacks have heard of before */
    Carriage carry(Tunnel tunnel, Load load, List<Trip.Heard> neighbors) {
        Packet inner = load.inner();
        Stack stack = stacks.of(tunnel.from().namespace());
        IPAddress source = source(tunnel);
        Packet outer = wrapped(packet(source == null ? tunnel.remote() : source, tunnel.remote(), tunnel), tunnel, inner);
        if (!WALKED.get().add(tunnel)) {
            return new Carriage(Stop.at(stack, Cause.ROUTING_LOOP, tunnel.from().device(), outer, ""), true, neighbors);
        }
        try {
            CarriedMark mark = marks(tunnel) ? load.mark().ofPacket(CarriedMark.NONE) : CarriedMark.NONE;
            CarriedMark question = load.asked() && marks(tunnel)
                    ? neighbor(stack, inner, Packet.NEIGHBOR_SOLICITATION, tunnel.from().device())
                    : mark;
            List<Trip> there = ways(stack, outer, tunnel.from(), neighbors, mark);
            Carriage asked = question.equals(mark)
                    ? new Carriage(null, true, neighbors)
                    : carriage(stack, outer, ways(stack, outer, tunnel.from(), neighbors, question), tunnel);
            Carriage carried = asked.stop() != null ? asked : carriage(stack, outer, there, tunnel);
            if (carried.stop() != null || source == null) {
                // Without a route there is no address to choose, and walking it says why.
                return carried;
            }
            if (isWhole(inner, load.passedOn()) && there.stream().allMatch(way -> isTooBig(inner, room(tunnel, way)))) {
                Stop stop = new Stop(
                        Cause.PMTU_BLACK_HOLE,
                        stack.name(),
                        tunnel.from().device(),
                        inner,
                        tunnel.remote(),
                        String.valueOf(room(tunnel, there.getFirst())));
                return new Carriage(stop, true, carried.neighbors());
            }
            if (isSpoiled(inner) && there.stream().anyMatch(way -> way.packet().summed())) {
                Stop stop = Stop.at(stacks.of(tunnel.to().namespace()), Cause.CHECKSUM, tunnel.to().device(), inner, "");
                return new Carriage(stop, there.stream().allMatch(way -> way.packet().summed()), carried.neighbors());
            }
            Tunnel back = turned(tunnel, there.getFirst().packet().source());
            CarriedMark kept = marks(back) ? there.getFirst().mark().ofPacket(CarriedMark.NONE) : CarriedMark.NONE;
            if (!load.asking()) {
                return new Carriage(null, true, carried.neighbors(), kept);
            }
            Stack other = stacks.of(back.from().namespace());
            Packet answer = packet(Objects.requireNonNullElse(source(back), tunnel.remote()), back.remote(), back);
            CarriedMark reply = load.answered() && marks(back)
                    ? neighbor(other, inner.answer(), Packet.NEIGHBOR_ADVERTISEMENT, back.from().device())
                    : CarriedMark.NONE;
            List<Trip> answered = ways(other, answer, back.from(), carried.neighbors(), reply);
            Carriage returned = carriage(other, answer, answered, back);
            Carriage last = returned.stop() == null && learns(tunnel.from()) ? again(tunnel, answered, mark) : returned;
            return new Carriage(last.stop(), last.sure(), last.neighbors(), kept);
        } finally {
            WALKED.get().remove(tunnel);
        }
    }

    /** What a neighbour's question or answer is marked with as it is sent; ARP is no packet that iptables sees. */
    private static CarriedMark neighbor(Stack stack, Packet inner, int type, String device) {
        if (inner.family() == Family.V4) {
            return CarriedMark.NONE;
        }
        Packet packet = Packet.neighbor(inner.source(), inner.destination(), type);
        Hooks hooks = new Hooks();
        hooks.markLeaving(new Flow(stack, packet, "", device, Tracking.NONE, false));
        return hooks.mark().ofPacket(CarriedMark.NONE);
    }

    /** Whether a mark passes from what it carries to what that is in. */
    private boolean marks(Tunnel tunnel) {
        return stacks.of(tunnel.from().namespace()).state().device(tunnel.from().device())
                .filter(d -> LinkPaths.of(d).carriesMarks())
                .isPresent();
    }

    /** Whether nobody has cut it to what the tunnel has room for: neither its sender nor, of v6, below what every link takes. */
    private static boolean isWhole(Packet inner, boolean passedOn) {
        return passedOn || inner.family() == Family.V6;
    }

    private static boolean isTooBig(Packet inner, int room) {
        return inner.size() > (inner.family() == Family.V4 || room < PathMtu.LEAST_V6 ? room : Integer.MAX_VALUE);
    }

    /**
     * Bytes of the biggest packet that it takes from others. What is bigger outside than the way out is cut there of v4, and of v6
     * dropped (ip6_fragment in net/ipv6/ip6_output.c). The kernel notes that for the inner route, of v4 for its own senders alone
     * (ip_dst_mtu_maybe_forward in include/net/ip.h).
     */
    private int room(Tunnel tunnel, Trip outer) {
        Crossing first = outer.crossings().getFirst();
        boolean cut = tunnel.more() == 0 || tunnel.remote().isIPv4() || first.out().isEmpty();
        return cut ? Integer.MAX_VALUE : wire.mtu(new Port(first.namespace(), first.out())) - tunnel.more();
    }

    /**
     * The packet as its own sender makes it once it has learned at the tunnel how big it may be: that cuts it inside, where what is
     * outside need not be cut then (skb_tunnel_check_pmtu in net/ipv4/ip_tunnel_core.c).
     */
    Packet fitted(Tunnel tunnel, Packet inner) {
        if (tunnel.more() == 0 || inner.isSegment()) {
            return inner;
        }
        Stack stack = stacks.of(tunnel.from().namespace());
        RouteQuestion outside = tunnel.local() == null
                ? RouteQuestion.to(tunnel.remote())
                : RouteQuestion.from(tunnel.local(), tunnel.remote());
        FlowKeys flow = FlowKeys.of(packet(tunnel.remote(), tunnel.remote(), tunnel));
        return stack.routing().lookup(outside.carrying(flow))
                .flatMap(route -> route.hops().stream().findFirst())
                .flatMap(hop -> Optional.ofNullable(hop.device()))
                .map(device -> wire.mtu(new Port(stack.name(), device)) - tunnel.more())
                .map(room -> inner.cut(inner.family() == Family.V6 ? Math.max(room, PathMtu.LEAST_V6) : room))
                .orElse(inner);
    }

    /** Whether it is dropped where a switch takes the checksum outside of it for its own: pings have theirs from the start. */
    private static boolean isSpoiled(Packet inner) {
        return !inner.summed() && inner.protocol() != Protocol.ICMP;
    }

    /**
     * What becomes of the next outer packets, which go to where the answers seem to come from: as those were translated on their
     * way, that may be somebody else.
     *
     * @param answered the ways of the answers, all of which arrived
     */
    private Carriage again(Tunnel tunnel, List<Trip> answered, CarriedMark mark) {
        Stack stack = stacks.of(tunnel.from().namespace());
        List<Trip.Heard> neighbors = answered.getFirst().neighbors();
        List<Carriage> all = answered.stream()
                .map(way -> way.packet().source())
                .distinct()
                .filter(seen -> !seen.equals(tunnel.remote()))
                .map(seen -> {
                    IPAddress source = tunnel.local() != null ? tunnel.local() : chosen(stack, seen, tunnel);
                    Packet outer = packet(source == null ? seen : source, seen, tunnel);
                    return carriage(stack, outer, ways(stack, outer, tunnel.from(), neighbors, mark), tunnel);
                })
                .toList();
        boolean direct = answered.stream().anyMatch(way -> way.packet().source().equals(tunnel.remote()));
        return all.stream()
                .filter(c -> c.stop() != null)
                .findFirst()
                .map(lost -> new Carriage(
                        lost.stop(), !direct && all.stream().allMatch(c -> c.stop() != null && c.sure()), neighbors))
                .orElse(new Carriage(null, true, neighbors));
    }

    /** The same the other way round, to where it came from. */
    Tunnel turned(Tunnel tunnel) {
        Stack stack = stacks.of(tunnel.from().namespace());
        IPAddress source = Objects.requireNonNullElse(source(tunnel), tunnel.remote());
        Trip there = ways(stack, packet(source, tunnel.remote(), tunnel), tunnel.from(), List.of(), CarriedMark.NONE).getFirst();
        return turned(tunnel, there.arrived() ? there.packet().source() : source);
    }

    /** @param seen where the outer packet says that it comes from, as it arrives */
    private Tunnel turned(Tunnel tunnel, IPAddress seen) {
        boolean learns = learns(tunnel.to());
        IPAddress source = Objects.requireNonNullElse(source(tunnel), tunnel.remote());
        return new Tunnel(
                tunnel.to(),
                learns ? outerSource(tunnel.to()) : tunnel.remote(),
                learns ? seen : source,
                tunnel.protocol(),
                tunnel.port(),
                tunnel.from(),
                tunnel.more());
    }

    private boolean learns(Port end) {
        return stacks.of(end.namespace()).state().device(end.device())
                .filter(d -> LinkPaths.of(d).learns())
                .isPresent();
    }

    private @Nullable IPAddress outerSource(Port end) {
        return stacks.of(end.namespace()).state().device(end.device())
                .map(d -> LinkPaths.of(d).outerSource(d))
                .orElse(null);
    }

    /** Null where it has none of its own and there is no route by which to choose one. */
    private @Nullable IPAddress source(Tunnel tunnel) {
        return tunnel.local() != null ? tunnel.local() : chosen(stacks.of(tunnel.from().namespace()), tunnel.remote(), tunnel);
    }

    /** @param neighbors that are known from what passed before */
    private List<Trip> ways(Stack stack, Packet outer, Port tunnel, List<Trip.Heard> neighbors, CarriedMark mark) {
        boolean bound = outerSource(tunnel) != null;
        return departure.begin(stack, Trip.start(outer, List.of(), neighbors), Choice.wrapping(bound, mark));
    }

    private static Carriage carriage(Stack stack, Packet outer, List<Trip> ways, Tunnel tunnel) {
        Port end = tunnel.to();
        List<Stop> stops = new ArrayList<>();
        for (Trip way : ways) {
            Stop stop = way.stop();
            if (stop != null) {
                stops.add(stop);
            } else if (way.end().equals(stack.name()) && !way.end().equals(end.namespace())) {
                stops.add(new Stop(
                        Cause.TUNNEL_MISMATCH, stack.name(), tunnel.from().device(), outer, way.packet().destination(), Tunnel.TO_ITSELF));
            } else if (!way.end().equals(end.namespace())) {
                stops.add(Stop.at(stack, Cause.NOT_ON_SEGMENT, end.device(), outer, way.end()));
            }
        }
        List<Trip.Heard> neighbors = ways.getFirst().neighbors();
        return stops.isEmpty()
                ? new Carriage(null, true, neighbors)
                : new Carriage(stops.getFirst(), stops.size() == ways.size(), neighbors);
    }

    /** As big as it gets; its sender and routers of v4 may cut it (vxlan_xmit_one in drivers/net/vxlan/vxlan_core.c sets no DF). */
    private static Packet wrapped(Packet outer, Tunnel tunnel, Packet inner) {
        return tunnel.more() == 0 || inner.isSegment()
                ? outer
                : outer.withSize(inner.size() + tunnel.more()).withCuttable(outer.family() == Family.V4);
    }

    private static Packet packet(IPAddress source, IPAddress destination, Tunnel tunnel) {
        return Packet.of(source, destination, tunnel.protocol(), tunnel.port(), tunnel.port(), OUTER_SIZE);
    }

    private static @Nullable IPAddress chosen(Stack stack, IPAddress remote, Tunnel tunnel) {
        FlowKeys flow = FlowKeys.of(packet(remote, remote, tunnel));
        return stack.routing()
                .lookup(RouteQuestion.to(remote).carrying(flow))
                .filter(route -> !route.hops().isEmpty())
                .map(route -> {
                    IPAddress via = route.hops().getFirst().via();
                    String device = Objects.requireNonNullElse(route.hops().getFirst().device(), "");
                    return route.source() != null
                            ? route.source()
                            : stack.sourceFor(device, remote, via == null ? remote : via);
                })
                .orElse(null);
    }
}
