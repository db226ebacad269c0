package dev.vethwork.net;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Another end of a WireGuard interface.
 *
 * @param endpoint where packets to it go; null where it is waited for
 * @param allowedIps what is sent to it, and what is taken from it
 * @param keepalive seconds after which it is told that somebody is there; 0 for never
 */
@RecordBuilder
public record WireguardPeer(PublicKey publicKey, @Nullable Endpoint endpoint, List<Prefix> allowedIps, int keepalive)
        implements WireguardPeerBuilder.With {
    public WireguardPeer {
        allowedIps = allowedIps.stream().map(Prefix::network).distinct().sorted().toList();
        if (endpoint != null && endpoint.port() == null) {
            throw BadValue.of("wireguard.port", endpoint.text());
        }
        if (keepalive < 0 || keepalive > 65_535) {
            throw BadValue.of("number", keepalive, 0, 65_535);
        }
    }
}
