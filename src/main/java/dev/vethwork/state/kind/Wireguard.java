package dev.vethwork.state.kind;

import dev.vethwork.net.PrivateKey;
import dev.vethwork.net.PublicKey;
import dev.vethwork.net.WireguardPeer;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Packets, encrypted, inside UDP packets.
 *
 * @param privateKey null for none
 * @param listenPort UDP port; 0 in a desired state for one that the kernel chooses
 * @param peers by their keys
 */
public record Wireguard(@Nullable PrivateKey privateKey, int listenPort, List<WireguardPeer> peers) implements LinkKind {
    /** As one is made. */
    public static final Wireguard BARE = new Wireguard(null, 0, List.of());

    public Wireguard {
        peers = peers.stream()
                .sorted(Comparator.comparing(peer -> peer.publicKey().text()))
                .toList();
    }

    @Override
    public String word() {
        return "wireguard";
    }

    /** What its peers know it by; null where it has no key. */
    public @Nullable PublicKey publicKey() {
        return privateKey == null ? null : privateKey.publicKey();
    }
}
