package dev.vethwork.ui.inspector.form.kind;

import dev.vethwork.net.Addresses;
import dev.vethwork.topology.kind.DrawnVxlan;
import dev.vethwork.topology.kind.LinkBasics;
import dev.vethwork.ui.inspector.form.Cells;
import dev.vethwork.ui.inspector.form.Column;
import dev.vethwork.ui.inspector.form.Item;
import dev.vethwork.ui.inspector.form.RowCodec;
import dev.vethwork.ui.inspector.form.Rows;
import dev.vethwork.ui.inspector.form.Setting;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.Objects;

/** VXLANs. */
final class VxlanForm implements InterfaceForm<DrawnVxlan> {
    private static final RowCodec<IPAddress> REMOTE = new RowCodec<>(
            List.of(Column.text("vxlan.remote", "192.168.1.12")),
            true,
            true,
            address -> List.of(Addresses.text(address)),
            row -> Addresses.parse(row.getFirst().strip()));

    @Override
    public Class<DrawnVxlan> type() {
        return DrawnVxlan.class;
    }

    @Override
    public DrawnVxlan blank(String name) {
        return new DrawnVxlan(LinkBasics.of(name), 1, null, List.of(), null);
    }

    @Override
    public List<Item<DrawnVxlan>> items() {
        return List.of(
                Setting.text(
                        "vxlan.id",
                        "42",
                        v -> String.valueOf(v.id()),
                        (v, text) -> v.withId(Objects.requireNonNullElse(Cells.number(text, 0, DrawnVxlan.MOST), 0))),
                Setting.text(
                        "vxlan.local",
                        "192.168.1.11",
                        v -> Cells.show(v.local()),
                        (v, text) -> v.withLocal(Cells.address(text))),
                new Rows<>("vxlan.remotes", REMOTE, DrawnVxlan::remotes, DrawnVxlan::withRemotes),
                Setting.text("vxlan.port", "4789", v -> Cells.show(v.port()), (v, text) -> v.withPort(Cells.port(text))));
    }
}
