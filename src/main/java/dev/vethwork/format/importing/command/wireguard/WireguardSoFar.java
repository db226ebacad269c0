package dev.vethwork.format.importing.command.wireguard;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.net.Endpoint;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.PrivateKey;
import dev.vethwork.net.PublicKey;
import dev.vethwork.net.WireguardPeer;
import dev.vethwork.topology.kind.DrawnWireguard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a WireGuard interface has been told so far. What is said of a peer is said of the one that was named last. */
final class WireguardSoFar {
    private final DrawnWireguard before;
    private final Map<PublicKey, WireguardPeer> peers = new LinkedHashMap<>();
    private @Nullable PrivateKey privateKey;
    private @Nullable Integer listenPort;
    private @Nullable PublicKey named;

    private WireguardSoFar(DrawnWireguard before) {
        this.before = before;
        this.privateKey = before.privateKey();
        this.listenPort = before.listenPort();
        before.peers().forEach(peer -> peers.put(peer.publicKey(), peer));
    }

    static WireguardSoFar of(DrawnWireguard drawn) {
        return new WireguardSoFar(drawn);
    }

    /** The same with nothing told yet. */
    static WireguardSoFar anew(DrawnWireguard drawn) {
        return new WireguardSoFar(new DrawnWireguard(drawn.basics(), null, null, List.of()));
    }

    /** An empty key takes away the one that was there. */
    void privateKey(String text) {
        privateKey = text.isBlank() ? null : new PrivateKey(text.strip());
    }

    /** 0 is one that the kernel chooses. */
    void listenPort(int port) {
        listenPort = port == 0 ? null : port;
    }

    void peer(String key) {
        named = new PublicKey(key);
        peers.computeIfAbsent(named, k -> new WireguardPeer(k, null, List.of(), 0));
    }

    void remove() {
        peers.remove(peer().publicKey());
    }

    void endpoint(String text) {
        put(peer().withEndpoint(Endpoint.parse(text)));
    }

    /** In place of what was said before, unless a file goes on with it. */
    void allowedIps(String text, boolean further) {
        Stream<Prefix> said = Stream.of(text.split(",")).map(String::strip).filter(p -> !p.isEmpty()).map(Prefix::parse);
        WireguardPeer peer = peer();
        List<Prefix> all = further ? Stream.concat(peer.allowedIps().stream(), said).toList() : said.toList();
        // An address belongs to the peer that was told of it last.
        peers.replaceAll((key, other) -> key.equals(peer.publicKey())
                ? other
                : other.withAllowedIps(other.allowedIps().stream().filter(p -> !all.contains(p)).toList()));
        put(peer.withAllowedIps(all));
    }

    void keepalive(String text) {
        put(peer().withKeepalive(text.equals("off") ? 0 : number(text)));
    }

    static int number(String text) {
        try {
            return Integer.decode(text);
        } catch (NumberFormatException e) {
            throw CommandEnd.failed("number", text, "wg");
        }
    }

    private WireguardPeer peer() {
        WireguardPeer found = named == null ? null : peers.get(named);
        if (found == null) {
            throw CommandEnd.failed("incomplete", "peer");
        }
        return found;
    }

    private void put(WireguardPeer peer) {
        peers.put(peer.publicKey(), peer);
    }

    DrawnWireguard drawn() {
        return new DrawnWireguard(before.basics(), privateKey, listenPort, List.copyOf(peers.values()));
    }
}
