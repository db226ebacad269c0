package dev.vethwork.explain.walk;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.kind.LinkPaths;
import dev.vethwork.explain.walk.link.Lifted;
import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.trip.Stop;
import inet.ipaddr.IPAddress;
import java.util.Optional;

/** What keeps two apart that are on one wire. */
final class Apart {
    /** Details of a stop: ports that are isolated, those in other VLANs, those with other tags of Open vSwitch. */
    private static final String ISOLATED = "isolated";

    private static final String VLAN = "vlan";
    private static final String TAG = "tag";

    private Apart() {}

    /** Why a namespace that has an address does not hear an interface; empty where it is on no wire with it. */
    static Optional<Stop> of(Wire wire, Port from, Packet packet, IPAddress nextHop, String owner) {
        return bridge(wire, from, owner, Lifted.ISOLATION)
                .map(bridge -> stop(bridge, packet, nextHop, ISOLATED))
                .or(() -> bridge(wire, from, owner, Lifted.VLANS)
                        .map(bridge -> stop(bridge, packet, nextHop, telling(wire, bridge))))
                .or(() -> tunnel(wire, from, packet, nextHop));
    }

    private static Stop stop(Port bridge, Packet packet, IPAddress nextHop, String how) {
        return new Stop(Cause.PORTS_APART, bridge.namespace(), bridge.device(), packet, nextHop, how);
    }

    /** The nearest bridge on the way to it. */
    private static Optional<Port> bridge(Wire wire, Port from, String owner, Lifted lifted) {
        return wire.together(from, lifted).stream()
                .filter(l -> l.port().namespace().equals(owner) && l.down().isEmpty())
                .flatMap(l -> l.bridged().stream())
                .findFirst();
    }

    private static String telling(Wire wire, Port bridge) {
        boolean own = wire.device(bridge).filter(b -> LinkPaths.of(b).filtersBridged()).isPresent();
        return own ? VLAN : TAG;
    }

    private static Optional<Stop> tunnel(Wire wire, Port from, Packet packet, IPAddress nextHop) {
        return wire.device(from)
                .map(device -> LinkPaths.of(device).misses(wire, from, device))
                .filter(why -> !why.isEmpty())
                .map(why -> new Stop(
                        Cause.TUNNEL_MISMATCH, from.namespace(), from.device(), packet, nextHop, why));
    }
}
