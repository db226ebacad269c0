package dev.vethwork.explain.kind;

import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.explain.walk.link.Tunnel;
import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.net.Endpoint;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.PublicKey;
import dev.vethwork.net.WireguardPeer;
import dev.vethwork.state.Interface;
import dev.vethwork.state.kind.Wireguard;
import dev.vethwork.topology.netfilter.Protocol;
import inet.ipaddr.IPAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Inside a UDP packet to a peer, which knows it by its key. To which one, its allowed addresses say, and those of the other
 * side say whether it is taken there.
 */
final class WireguardPath implements LinkPath {
    @Override
    public List<Way> across(Wire wire, Port at, Interface device) {
        return device.kind() instanceof Wireguard own
                ? own.peers().stream()
                        .flatMap(peer -> wire.ofKind(own.word()).stream()
                                .filter(end -> !end.equals(at))
                                .flatMap(end -> way(wire, at, own, peer, end).stream()))
                        .toList()
                : List.of();
    }

    /** Where it is found: at its endpoint, or, where nobody drew one, wherever it has come from first. */
    private static Optional<Way> way(Wire wire, Port at, Wireguard own, WireguardPeer peer, Port end) {
        Wireguard there = kind(wire.device(end).orElse(null));
        WireguardPeer back = there == null || !peer.publicKey().equals(there.publicKey())
                ? null
                : peer(there, own.publicKey()).orElse(null);
        if (there == null || back == null) {
            return Optional.empty();
        }
        if (peer.endpoint() != null) {
            return isAt(wire, end, there, peer.endpoint())
                    ? Optional.of(new Way(List.of(), end, tunnel(at, peer.endpoint(), end)))
                    : Optional.empty();
        }
        return back.endpoint() != null && isAt(wire, at, own, back.endpoint())
                ? Optional.of(new Way(List.of(), end, tunnel(end, back.endpoint(), at)))
                : Optional.empty();
    }

    private static boolean isAt(Wire wire, Port end, Wireguard there, Endpoint endpoint) {
        boolean port = there.listenPort() == 0 || Objects.equals(endpoint.port(), there.listenPort());
        return port && wire.holds(end.namespace(), endpoint.address());
    }

    private static Tunnel tunnel(Port from, Endpoint to, Port end) {
        return new Tunnel(
                from, null, to.address(), Protocol.UDP, Objects.requireNonNullElse(to.port(), 0), end, 0);
    }

    /** It writes a mark of its own, or none (wg_socket_send_skb_to_peer in drivers/net/wireguard/socket.c). */
    @Override
    public boolean carriesMarks() {
        return false;
    }

    @Override
    public boolean asksNobody(Interface device) {
        return true;
    }

    @Override
    public boolean carries(Interface device, Interface other, Packet packet) {
        Wireguard own = kind(device);
        Wireguard there = kind(other);
        return own != null
                && there != null
                && chosen(own, packet.destination()).filter(p -> p.publicKey().equals(there.publicKey())).isPresent()
                && chosen(there, packet.source()).filter(p -> p.publicKey().equals(own.publicKey())).isPresent();
    }

    @Override
    public String refusal(Interface device, Packet packet) {
        Wireguard own = kind(device);
        return own == null || chosen(own, packet.destination()).isEmpty() ? "peer" : "peerTakes";
    }

    private static @Nullable Wireguard kind(@Nullable Interface device) {
        return device != null && device.kind() instanceof Wireguard kind ? kind : null;
    }

    private static Optional<WireguardPeer> peer(Wireguard of, @Nullable PublicKey key) {
        return of.peers().stream().filter(peer -> peer.publicKey().equals(key)).findFirst();
    }

    /** The longest prefix decides, as in a table of routes. */
    private static Optional<WireguardPeer> chosen(Wireguard of, IPAddress address) {
        record Allowed(WireguardPeer peer, Prefix prefix) {}
        return of.peers().stream()
                .flatMap(peer -> peer.allowedIps().stream().map(prefix -> new Allowed(peer, prefix)))
                .filter(allowed -> allowed.prefix().contains(address))
                .max(Comparator.comparingInt(allowed -> allowed.prefix().length()))
                .map(Allowed::peer);
    }
}
