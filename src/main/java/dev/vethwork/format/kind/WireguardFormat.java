package dev.vethwork.format.kind;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.Endpoint;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.PrivateKey;
import dev.vethwork.net.PublicKey;
import dev.vethwork.net.WireguardPeer;
import dev.vethwork.topology.kind.DrawnWireguard;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** {@code "listenPort": 51820, "privateKey": "…", "peers": [ { "publicKey": "…", "endpoint": "10.0.0.2:51820", … } ]}. */
final class WireguardFormat implements InterfaceFormat<DrawnWireguard> {
    @Override
    public List<String> basics() {
        return WITHOUT_FRAMES;
    }

    @Override
    public List<String> fields() {
        return List.of("listenPort", "privateKey", "peers");
    }

    @Override
    public DrawnWireguard read(LinkBasics basics, Fields fields) {
        return new DrawnWireguard(
                basics,
                fields.optional("privateKey", Readers.text(PrivateKey::new)),
                fields.optional("listenPort", Readers.PORT),
                fields.list("peers", WireguardFormat::peer));
    }

    private static WireguardPeer peer(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, "publicKey", "endpoint", "allowedIps", "keepalive");
        Endpoint endpoint = fields.optional("endpoint", Readers.text(Endpoint::parse));
        List<Prefix> allowed = fields.list("allowedIps", Readers.text(Prefix::parse));
        int keepalive = Objects.requireNonNullElse(fields.optional("keepalive", Readers.whole(0, 65_535)), 0);
        PublicKey key = fields.required("publicKey", Readers.text(PublicKey::new));
        return new WireguardPeer(key, endpoint, allowed, keepalive);
    }

    @Override
    public void write(DrawnWireguard drawn, JsonBuilder json) {
        json.whole("listenPort", drawn.listenPort())
                .text("privateKey", drawn.privateKey() == null ? null : drawn.privateKey().text())
                .list("peers", drawn.peers(), WireguardFormat::write);
    }

    private static ObjectNode write(WireguardPeer peer) {
        return new JsonBuilder()
                .text("publicKey", peer.publicKey().text())
                .text("endpoint", peer.endpoint() == null ? null : peer.endpoint().text())
                .texts("allowedIps", peer.allowedIps(), Prefix::text)
                .whole("keepalive", peer.keepalive() == 0 ? null : peer.keepalive())
                .build();
    }
}
