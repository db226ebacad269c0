package dev.vethwork.ui.inspector.form.kind;

import dev.vethwork.topology.kind.DrawnTunnel;
import dev.vethwork.topology.kind.LinkBasics;
import dev.vethwork.ui.inspector.form.Cells;
import dev.vethwork.ui.inspector.form.Item;
import dev.vethwork.ui.inspector.form.Setting;
import java.util.List;

/** Tunnels inside IP. */
record TunnelForm(DrawnTunnel.Type tunnel) implements InterfaceForm<DrawnTunnel> {
    @Override
    public Class<DrawnTunnel> type() {
        return DrawnTunnel.class;
    }

    @Override
    public DrawnTunnel blank(String name) {
        return new DrawnTunnel(LinkBasics.of(name), tunnel, null, null);
    }

    @Override
    public List<Item<LinkBasics>> basics() {
        return tunnel == DrawnTunnel.Type.GRETAP ? BasicItems.FRAMES : BasicItems.PACKETS;
    }

    @Override
    public List<Item<DrawnTunnel>> items() {
        return List.of(
                Setting.text(
                        tunnel.word() + ".local",
                        "10.0.0.1",
                        t -> Cells.show(t.local()),
                        (t, text) -> t.withLocal(Cells.address(text))),
                Setting.text(
                        tunnel.word() + ".remote",
                        "10.0.0.2",
                        t -> Cells.show(t.remote()),
                        (t, text) -> t.withRemote(Cells.address(text))));
    }
}
