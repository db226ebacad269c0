package dev.vethwork.explain.walk;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.Probe;
import dev.vethwork.net.Family;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.topology.Protocol;
import inet.ipaddr.IPAddress;
import java.util.List;
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
    private static final int EPHEMERAL = 40_000;

    /** From a namespace to an address. Where ways divide, the first on which something fails, else the first. */
    public static RoundTrip walk(NetworkState network, Walker walker, String from, IPAddress to, Probe probe) {
        NamespaceState state = network.namespace(from).orElseGet(() -> NamespaceState.empty(from));
        Stack stack = new Stack(network, state);
        IPAddress source = source(stack, to);
        int port = probe.protocol() == Protocol.ICMP ? 0 : EPHEMERAL;
        Packet packet = new Packet(
                source == null ? to : source, to, probe.protocol(), port, probe.port(), probe.size(), false);
        if (source == null) {
            Stop none = Stop.at(stack, Cause.NO_ADDRESS, null, packet, "");
            return new RoundTrip(Trip.start(packet, List.of()).stopped(none), null, none);
        }
        List<RoundTrip> all = walker.send(from, packet, List.of()).stream()
                .flatMap(there -> answers(network, walker, from, to, probe, there).stream())
                .toList();
        return all.stream().filter(r -> r.stop() != null).findFirst().orElseGet(all::getFirst);
    }

    private static List<RoundTrip> answers(
            NetworkState network, Walker walker, String from, IPAddress to, Probe probe, Trip there) {
        if (!there.arrived()) {
            return List.of(new RoundTrip(there, null, there.stop()));
        }
        Stack end = new Stack(network, network.namespace(there.end()).orElseGet(() -> NamespaceState.empty(there.end())));
        int port = there.packet().destinationPort();
        if (probe.protocol() != Protocol.ICMP && !Listening.on(end.state(), port)) {
            return List.of(new RoundTrip(
                    there, null, Stop.at(end, Cause.NOT_LISTENING, null, there.packet(), String.valueOf(port))));
        }
        return walker.send(there.end(), there.packet().answer(), there.connections()).stream()
                .map(back -> new RoundTrip(there, back, returned(back, end, from, to)))
                .toList();
    }

    private static @Nullable Stop returned(Trip back, Stack end, String from, IPAddress to) {
        Stop stop = back.stop();
        if (stop != null) {
            return stop.cause() == Cause.NO_ROUTE ? stop.because(Cause.NO_ROUTE_BACK) : stop;
        }
        // An answer from another address than was asked is no answer to ping or TCP.
        return back.end().equals(from) && back.packet().source().equals(to)
                ? null
                : Stop.at(end, Cause.NO_ROUTE_BACK, null, back.packet(), "");
    }

    private static @Nullable IPAddress source(Stack stack, IPAddress to) {
        if (stack.owns(to)) {
            return to;
        }
        Optional<RouteEntry> route = new Routing(stack).lookup(to).filter(r -> !r.hops().isEmpty());
        if (route.isPresent()) {
            IPAddress preferred = route.get().source();
            RouteEntry.Hop hop = route.get().hops().getFirst();
            IPAddress via = hop.via();
            return preferred != null
                    ? preferred
                    : stack.sourceFor(hop.device() == null ? "" : hop.device(), via == null ? to : via);
        }
        return stack.state().interfaces().values().stream()
                .flatMap(i -> i.addresses().stream())
                .filter(p -> p.family() == Family.of(to) && !p.address().isLoopback())
                .map(dev.vethwork.net.Prefix::address)
                .findFirst()
                .orElse(null);
    }
}
