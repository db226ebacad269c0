package dev.vethwork.ui.inspector.form.kind;

import dev.vethwork.topology.kind.DrawnVlan;
import dev.vethwork.topology.kind.LinkBasics;
import dev.vethwork.ui.inspector.form.Cells;
import dev.vethwork.ui.inspector.form.Item;
import dev.vethwork.ui.inspector.form.Setting;
import java.util.List;
import java.util.Objects;

/** VLANs of an interface. */
final class VlanForm implements InterfaceForm<DrawnVlan> {
    @Override
    public Class<DrawnVlan> type() {
        return DrawnVlan.class;
    }

    @Override
    public DrawnVlan blank(String name) {
        return new DrawnVlan(LinkBasics.of(name), "eth0", 10);
    }

    @Override
    public List<Item<DrawnVlan>> items() {
        return List.of(
                Setting.text("vlan.link", "eth0", DrawnVlan::link, (v, text) -> v.withLink(text.strip())),
                Setting.text(
                        "vlan.linkIn",
                        "host",
                        v -> Objects.requireNonNullElse(v.linkIn(), ""),
                        (v, text) -> v.withLinkIn(text.isBlank() ? null : text.strip())),
                Setting.text(
                        "vlan.id",
                        "10",
                        v -> String.valueOf(v.id()),
                        (v, text) -> v.withId(Objects.requireNonNullElse(Cells.number(text, 1, DrawnVlan.MOST), 1))));
    }
}
