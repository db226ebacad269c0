package dev.vethwork.ui.inspector.form.kind;

import dev.vethwork.net.Endpoint;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.PrivateKey;
import dev.vethwork.net.PublicKey;
import dev.vethwork.net.WireguardPeer;
import dev.vethwork.topology.kind.DrawnWireguard;
import dev.vethwork.topology.kind.LinkBasics;
import dev.vethwork.ui.inspector.form.Cells;
import dev.vethwork.ui.inspector.form.Column;
import dev.vethwork.ui.inspector.form.Item;
import dev.vethwork.ui.inspector.form.RowCodec;
import dev.vethwork.ui.inspector.form.Rows;
import dev.vethwork.ui.inspector.form.Setting;
import java.util.List;
import java.util.Objects;

/** WireGuard. A new one gets a new key, and what its peers have to know is shown below it. */
final class WireguardForm implements InterfaceForm<DrawnWireguard> {
    private static final RowCodec<WireguardPeer> PEER = new RowCodec<>(
            List.of(
                    Column.text("wireguard.publicKey", "xTIBA5rboUvnH4htodjb6e697QjLERt1NAB4mZqp8Dg="),
                    Column.text("wireguard.endpoint", "10.0.0.2:51820"),
                    Column.text("wireguard.allowedIps", "10.7.0.2/32, 10.8.0.0/24"),
                    Column.number("wireguard.keepalive", "25")),
            true,
            true,
            peer -> List.of(
                    peer.publicKey().text(),
                    Cells.show(peer.endpoint()),
                    Cells.show(peer.allowedIps()),
                    peer.keepalive() == 0 ? "" : String.valueOf(peer.keepalive())),
            row -> new WireguardPeer(
                    new PublicKey(row.get(0).strip()),
                    row.get(1).isBlank() ? null : Endpoint.parse(row.get(1).strip()),
                    Cells.words(row.get(2)).map(Prefix::parse).toList(),
                    Objects.requireNonNullElse(Cells.number(row.get(3), 0, 65_535), 0)));

    @Override
    public Class<DrawnWireguard> type() {
        return DrawnWireguard.class;
    }

    @Override
    public DrawnWireguard blank(String name) {
        return new DrawnWireguard(LinkBasics.of(name), PrivateKey.random(), null, List.of());
    }

    @Override
    public List<Item<LinkBasics>> basics() {
        return BasicItems.PACKETS;
    }

    @Override
    public List<Item<DrawnWireguard>> items() {
        return List.of(
                Setting.text(
                        "wireguard.listenPort",
                        "51820",
                        w -> Cells.show(w.listenPort()),
                        (w, text) -> w.withListenPort(Cells.port(text))),
                Setting.unique(
                        "wireguard.privateKey",
                        "yAnz5TF+lXXJte14tji3zlMNq+hd2rYUIgJBgB3fBmk=",
                        w -> w.privateKey() == null ? "" : w.privateKey().text(),
                        (w, text) -> w.withPrivateKey(text.isBlank() ? null : new PrivateKey(text.strip()))),
                Setting.unique(
                        "wireguard.ownKey",
                        "",
                        w -> w.privateKey() == null ? "" : w.privateKey().publicKey().text(),
                        // It follows from the private one: what is typed here changes nothing.
                        (w, text) -> w),
                new Rows<>("wireguard.peers", PEER, DrawnWireguard::peers, DrawnWireguard::withPeers));
    }
}
