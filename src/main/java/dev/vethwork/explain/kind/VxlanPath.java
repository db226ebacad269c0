package dev.vethwork.explain.kind;

import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.explain.walk.link.Tunnel;
import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.state.Interface;
import dev.vethwork.state.kind.Vxlan;
import dev.vethwork.topology.netfilter.Protocol;
import inet.ipaddr.IPAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inside a packet for each of its other ends, to whoever has that address and a VXLAN of the same number and port. */
final class VxlanPath implements LinkPath {
    /** Of IP, UDP, VXLAN and the frame inside. */
    private static final int WRAPPED_V4 = 50;

    private static final int WRAPPED_V6 = 70;

    @Override
    public List<Way> across(Wire wire, Port at, Interface device) {
        return device.kind() instanceof Vxlan own
                ? own.remotes().stream()
                        .flatMap(remote -> wire.ofKind(own.word()).stream()
                                .filter(end -> !end.namespace().equals(at.namespace())
                                        && wire.holds(end.namespace(), remote)
                                        && wire.device(end).filter(other -> isSame(own, other)).isPresent())
                                .map(end -> new Way(List.of(), end, tunnel(own, at, remote, end))))
                        .toList()
                : List.of();
    }

    @Override
    public @Nullable IPAddress outerSource(Interface device) {
        return device.kind() instanceof Vxlan own ? own.local() : null;
    }

    /** vxlan_snoop in drivers/net/vxlan/vxlan_core.c. */
    @Override
    public boolean learns() {
        return true;
    }

    @Override
    public String misses(Wire wire, Port at, Interface device) {
        return device.kind() instanceof Vxlan own
                ? own.remotes().stream()
                        .flatMap(remote -> wire.ofKind(own.word()).stream()
                                .filter(end -> !end.namespace().equals(at.namespace()) && wire.holds(end.namespace(), remote)))
                        .flatMap(end -> wire.device(end).stream()
                                .filter(other -> !isSame(own, other))
                                .map(other -> text(at, device) + ", " + text(end, other)))
                        .findFirst()
                        .orElse("")
                : "";
    }

    private static String text(Port at, Interface end) {
        return end.kind() instanceof Vxlan vxlan
                ? "%s:%s %d/%d".formatted(at.namespace(), at.device(), vxlan.id(), vxlan.port())
                : at.device();
    }

    private static boolean isSame(Vxlan own, Interface other) {
        return other.kind() instanceof Vxlan there && there.id() == own.id() && there.port() == own.port();
    }

    private static Tunnel tunnel(Vxlan own, Port from, IPAddress remote, Port to) {
        return new Tunnel(
                from, own.local(), remote, Protocol.UDP, own.port(), to, remote.isIPv6() ? WRAPPED_V6 : WRAPPED_V4);
    }
}
