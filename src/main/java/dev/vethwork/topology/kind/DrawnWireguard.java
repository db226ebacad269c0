package dev.vethwork.topology.kind;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Endpoint;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.PrivateKey;
import dev.vethwork.net.WireguardPeer;
import inet.ipaddr.IPAddress;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Packets, encrypted, inside UDP packets.
 *
 * @param privateKey null for none, with which nobody can talk to it
 * @param listenPort UDP port; null for one that the kernel chooses
 */
@RecordBuilder
public record DrawnWireguard(
        LinkBasics basics, @Nullable PrivateKey privateKey, @Nullable Integer listenPort, List<WireguardPeer> peers)
        implements DrawnInterface, DrawnWireguardBuilder.With {
    public DrawnWireguard {
        peers = List.copyOf(peers);
        if (listenPort != null && (listenPort < 1 || listenPort > 65_535)) {
            throw BadValue.of("number", listenPort, 1, 65_535);
        }
    }

    @Override
    public String word() {
        return "wireguard";
    }

    @Override
    public DrawnWireguard withBasics(LinkBasics value) {
        return new DrawnWireguard(value, privateKey, listenPort, peers);
    }

    @Override
    public List<IPAddress> farEnds() {
        return peers.stream().flatMap(p -> Stream.ofNullable(p.endpoint())).map(Endpoint::address).toList();
    }

    @Override
    public boolean learnsFarEnds() {
        return true;
    }

    /** Where the other is a peer of its own. */
    @Override
    public boolean speaksWith(DrawnInterface other) {
        return other instanceof DrawnWireguard wireguard
                && Optional.ofNullable(wireguard.privateKey)
                        .map(PrivateKey::publicKey)
                        .filter(key -> peers.stream().anyMatch(p -> p.publicKey().equals(key)))
                        .isPresent();
    }

    @Override
    public Map<String, DrawnInterface> carrying(Prefix subnet) {
        Map<String, DrawnInterface> ends = new LinkedHashMap<>();
        for (WireguardPeer peer : peers) {
            String name = peer.endpoint() == null ? peer.publicKey().text() : peer.endpoint().text();
            ends.put(name, withPeers(peers.stream().map(p -> p.equals(peer) ? allowing(p, subnet) : p).toList()));
        }
        return ends;
    }

    private static WireguardPeer allowing(WireguardPeer peer, Prefix subnet) {
        return peer.withAllowedIps(Stream.concat(peer.allowedIps().stream(), Stream.of(subnet)).toList());
    }
}
