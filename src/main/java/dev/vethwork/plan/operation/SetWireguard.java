package dev.vethwork.plan.operation;

import dev.vethwork.net.Endpoint;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.WireguardPeer;
import dev.vethwork.state.kind.Wireguard;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code ip netns exec red wg setconf wg0 /dev/stdin}: its key is in what the command reads, and on no command line, which
 * everybody on the machine may see.
 *
 * @param kind what it is from then on
 * @param again whether it has peers already, to whom it goes on talking where they stay
 */
public record SetWireguard(Place link, Wireguard kind, boolean again) implements LinkOperation.KindSetting {
    @Override
    public String id() {
        return Ids.link(link) + "/wireguard";
    }

    @Override
    public Action action() {
        return Action.CHANGE;
    }

    @Override
    public ToolCommand command() {
        return new ToolCommand(Tool.WG, link.namespace(), List.of(verb(), link.name(), "/dev/stdin"));
    }

    public String verb() {
        return again ? "syncconf" : "setconf";
    }

    /** What the command reads: wg(8), configuration file format. */
    public String input() {
        StringBuilder text = new StringBuilder("[Interface]\n");
        if (kind.privateKey() != null) {
            text.append("PrivateKey = ").append(kind.privateKey().text()).append('\n');
        }
        if (kind.listenPort() != 0) {
            text.append("ListenPort = ").append(kind.listenPort()).append('\n');
        }
        for (WireguardPeer peer : kind.peers()) {
            text.append("[Peer]\nPublicKey = ").append(peer.publicKey().text()).append('\n');
            Endpoint endpoint = peer.endpoint();
            if (endpoint != null) {
                text.append("Endpoint = ").append(endpoint.text()).append('\n');
            }
            if (!peer.allowedIps().isEmpty()) {
                text.append("AllowedIPs = ")
                        .append(peer.allowedIps().stream().map(Prefix::text).collect(Collectors.joining(", ")))
                        .append('\n');
            }
            if (peer.keepalive() != 0) {
                text.append("PersistentKeepalive = ").append(peer.keepalive()).append('\n');
            }
        }
        return text.toString();
    }
}
