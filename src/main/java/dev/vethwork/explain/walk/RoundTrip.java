package dev.vethwork.explain.walk;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.Probe;
import dev.vethwork.explain.walk.netfilter.Flow;
import dev.vethwork.explain.walk.netfilter.NatRules;
import dev.vethwork.explain.walk.netfilter.Rules;
import dev.vethwork.explain.walk.netfilter.Tracking;
import dev.vethwork.explain.walk.stack.FlowKeys;
import dev.vethwork.explain.walk.stack.ListeningProcesses;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.RouteQuestion;
import dev.vethwork.explain.walk.stack.Stack;
import dev.vethwork.explain.walk.trip.Connection;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.Interface;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.RouteEntry.Hop;
import dev.vethwork.state.netfilter.TrackState;
import dev.vethwork.state.nft.NftChain.Hook;
import dev.vethwork.topology.netfilter.Protocol;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A packet's way there and its answer's way back.
 *
 * @param back null where it never got there
 * @param stop null where the answer came back
 */
public record RoundTrip(Trip there, @Nullable Trip back, @Nullable Stop stop) {
    /** Source port of the probe; any that no rule is likely to name. */
    static final int EPHEMERAL = 40_000;

    /** From a namespace to an address. Where ways divide, the first on which something fails, else the first. */
    public static RoundTrip walk(Walker walker, String from, IPAddress to, Probe probe) {
        List<RoundTrip> all = ways(walker, from, to, probe);
        return all.stream().filter(r -> r.stop() != null).findFirst().orElseGet(all::getFirst);
    }

    /**
     * Every way that it may take, at least one: the kernel chooses one of several by a hash that nobody can foresee. A TCP
     * connection is one only where full segments pass as well.
     */
    public static List<RoundTrip> ways(Walker walker, String from, IPAddress asked, Probe probe) {
        IPAddress to = meant(asked);
        List<RoundTrip> ways = shaken(walker, from, to, probe);
        int size = ways.stream().mapToInt(w -> TcpSegments.worthTrying(walker, w)).max().orElse(0);
        if (size <= probe.size()) {
            return ways;
        }
        List<RoundTrip> filled = shaken(walker, from, to, probe.withSize(size));
        return filled.stream().allMatch(w -> w.stop() == null) ? ways : filled;
    }

    /** Who asks for the address of nobody asks itself (ip_route_output_key_hash_rcu in net/ipv4/route.c). */
    private static IPAddress meant(IPAddress asked) {
        if (!asked.isZero()) {
            return asked;
        }
        return Addresses.parse(asked.isIPv4() ? "127.0.0.1" : "::1");
    }

    private static List<RoundTrip> shaken(Walker walker, String from, IPAddress to, Probe probe) {
        List<RoundTrip> ways = sent(walker, from, to, probe);
        boolean leaves = ways.stream().anyMatch(w -> w.stop() == null || !w.there().crossings().isEmpty());
        return probe.protocol() == Protocol.ICMP && leaves ? new FindingOut(walker, walker.stack(from), to).before(ways) : ways;
    }

    private static List<RoundTrip> sent(Walker walker, String from, IPAddress to, Probe probe) {
        Stack stack = walker.stack(from);
        FlowKeys flow = FlowKeys.sent(packet(to, to, probe));
        Optional<RouteEntry> route =
                stack.owns(to, "") ? Optional.empty() : stack.routing().lookup(RouteQuestion.to(to).carrying(flow));
        if (route.isEmpty() || route.get().hops().isEmpty()) {
            // Without a route there is no source; only IPv6 then takes any and looks once more (ip6_dst_lookup_tail).
            return ways(walker, stack, to, probe, stack.owns(to, "") ? to : any(stack, to), null, to.isIPv6());
        }
        // An IPv4 socket that connects looks once more, with its source (ip_route_connect in include/net/route.h); ping's does not connect.
        boolean again = to.isIPv4() && stack.hasRules(Family.V4) && probe.protocol() != Protocol.ICMP;
        // The next hop is chosen first, and the source address follows from it.
        return route.get().hops().stream()
                .flatMap(hop -> {
                    IPAddress source = source(stack, to, route.get(), hop);
                    boolean bound = again && source != null;
                    return ways(walker, stack, to, probe, source, bound ? null : hop, bound).stream();
                })
                .distinct()
                .toList();
    }

    private static List<RoundTrip> ways(
            Walker walker, Stack stack, IPAddress to, Probe probe, @Nullable IPAddress source, @Nullable Hop first, boolean bound) {
        Packet packet = packet(source == null ? to : source, to, probe);
        if (source == null) {
            Stop none = Diagnosis.noSource(stack, packet);
            return List.of(new RoundTrip(Trip.start(packet, List.of(), List.of()).stopped(none), null, none));
        }
        return walker.send(stack.name(), packet, first, bound).stream()
                .flatMap(there -> answers(walker, stack.name(), to, probe, there).stream())
                .map(way -> probe.protocol() == Protocol.TCP && way.stop() == null
                        ? new Following(walker, stack.name(), way).walked(packet, first, bound)
                        : way)
                .toList();
    }

    private static Packet packet(IPAddress source, IPAddress to, Probe probe) {
        int port = probe.protocol() == Protocol.ICMP ? 0 : EPHEMERAL;
        return Packet.of(source, to, probe.protocol(), port, probe.port(), probe.size());
    }

    private static List<RoundTrip> answers(
            Walker walker, String from, IPAddress to, Probe probe, Trip there) {
        if (!there.arrived()) {
            return List.of(new RoundTrip(there, null, there.stop()));
        }
        Stack end = walker.stack(there.end());
        int port = there.packet().destinationPort();
        String ignored = probe.protocol() == Protocol.ICMP ? end.switches().ignoresPings(there.packet().family()) : "";
        if (!ignored.isEmpty()) {
            return List.of(
                    new RoundTrip(there, null, Stop.at(end, Cause.NOT_LISTENING, null, there.packet(), ignored)));
        }
        boolean known = !there.end().equals(Beyond.NETWORK);
        String in = there.crossings().getLast().in();
        if (known && ListeningProcesses.passesOverVrf(end, in, probe.protocol())) {
            return List.of(new RoundTrip(
                    there, null, new Stop(Cause.NOT_LISTENING, end.name(), in, there.packet(), null, ListeningProcesses.ofVrfs(probe.protocol()))));
        }
        if (known && probe.protocol() != Protocol.ICMP && !ListeningProcesses.at(end.state(), probe.protocol(), there.packet().destination(), port, in)) {
            IPAddress elsewhere = there.end().equals(from) ? forwarded(end, there.packet()) : null;
            List<String> bound = ListeningProcesses.elsewhere(end.state(), probe.protocol(), port);
            String detail = bound.isEmpty() ? String.valueOf(port) : String.join(", ", bound);
            return List.of(new RoundTrip(
                    there,
                    null,
                    new Stop(
                            Cause.NOT_LISTENING, end.name(), null, there.packet(), elsewhere, detail)));
        }
        return walker.answer(there, probe.size()).stream()
                .map(back -> new RoundTrip(there, back, returned(back, end, from, to, probe)))
                .toList();
    }

    /** Whom the same would be passed on to, did it come from outside; null where to nobody. */
    private static @Nullable IPAddress forwarded(Stack end, Packet packet) {
        return end.up()
                .map(Interface::name)
                .filter(name -> !name.equals(Names.LOOPBACK))
                .map(in -> new Flow(end, packet, in, "", new Tracking(TrackState.NEW, null, List.of()), false))
                .map(flow -> NatRules.destination(Rules.nat(flow, Hook.PREROUTING), packet).destination())
                .filter(to -> !to.equals(packet.destination()))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Stop returned(
            Trip back, Stack end, String from, IPAddress to, Probe probe) {
        Stop stop = back.stop();
        if (stop != null) {
            return stop.cause() == Cause.NO_ROUTE ? stop.because(Cause.NO_ROUTE_BACK) : stop;
        }
        boolean ping = back.packet().protocol() == Protocol.ICMP;
        if (back.end().equals(from) && back.packet().destinationPort() != (ping ? 0 : EPHEMERAL)) {
            return renumbered(back);
        }
        // An answer from another address or port than was asked is one for ping, which says so, but none for TCP or UDP.
        boolean taken = ping || back.packet().source().equals(to) && back.packet().sourcePort() == probe.port();
        if (back.end().equals(from) && taken) {
            return null;
        }
        // It comes back past whoever translated, so that nobody turns its source into the address that was asked.
        IPAddress asked = back.end().equals(from) && !back.packet().source().equals(to) ? to : null;
        return new Stop(Cause.NO_ROUTE_BACK, end.name(), null, back.packet(), asked, "");
    }

    /** At whoever gave the packet another port, or the ping another number. */
    private static Stop renumbered(Trip back) {
        String where = back.connections().stream()
                .filter(c -> c.original().sourcePort() != c.last().sourcePort())
                .map(Connection::namespace)
                .findFirst()
                .orElse(back.end());
        String number = String.valueOf(back.packet().destinationPort());
        return new Stop(Cause.NO_ROUTE_BACK, where, null, back.packet(), null, number);
    }

    static @Nullable IPAddress source(Stack stack, IPAddress to, RouteEntry route, Hop hop) {
        IPAddress preferred = route.source();
        IPAddress via = hop.via();
        return preferred != null
                ? preferred
                : stack.sourceFor(Objects.requireNonNullElse(hop.device(), ""), to, via == null ? to : via);
    }

    /** Any of its addresses, for a packet that goes nowhere. */
    static @Nullable IPAddress any(Stack stack, IPAddress to) {
        IPAddress chosen = to.isIPv6() ? stack.sourceFor("", to) : null;
        return chosen != null ? chosen : stack.state().interfaces().values().stream()
                .flatMap(i -> i.addresses().stream())
                .filter(p -> p.family() == Family.of(to) && !p.address().isLoopback())
                .map(Prefix::address)
                .findFirst()
                .orElse(null);
    }
}
