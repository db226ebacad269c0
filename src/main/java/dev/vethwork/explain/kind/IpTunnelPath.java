package dev.vethwork.explain.kind;

import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.explain.walk.link.Tunnel;
import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.state.Interface;
import dev.vethwork.state.kind.IpTunnel;
import dev.vethwork.topology.netfilter.Protocol;
import inet.ipaddr.IPAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inside a packet to the other end, whose tunnel of the same type takes it if it is from whom that expects. */
final class IpTunnelPath implements LinkPath {
    @Override
    public List<Way> across(Wire wire, Port at, Interface device) {
        if (!(device.kind() instanceof IpTunnel own) || own.remote() == null) {
            return List.of();
        }
        IPAddress remote = own.remote();
        return wire.ofKind(own.word()).stream()
                .filter(end -> !end.namespace().equals(at.namespace()) && wire.holds(end.namespace(), remote))
                .filter(end -> wire.device(end).filter(other -> takes(wire, at, own, other)).isPresent())
                .map(end -> new Way(List.of(), end, new Tunnel(at, own.local(), remote, Protocol.UDP, 0, end, 0)))
                .toList();
    }

    @Override
    public @Nullable IPAddress outerSource(Interface device) {
        return device.kind() instanceof IpTunnel own ? own.local() : null;
    }

    @Override
    public boolean asksNobody(Interface device) {
        return device.kind() instanceof IpTunnel own && !own.type().equals(IpTunnel.FRAMES);
    }

    private static boolean takes(Wire wire, Port at, IpTunnel own, Interface other) {
        return other.kind() instanceof IpTunnel there
                && (there.local() == null || there.local().equals(own.remote()))
                && (there.remote() == null
                        || (own.local() == null
                                ? wire.holds(at.namespace(), there.remote())
                                : there.remote().equals(own.local())));
    }
}
