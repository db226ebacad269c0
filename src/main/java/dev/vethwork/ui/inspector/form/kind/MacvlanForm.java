package dev.vethwork.ui.inspector.form.kind;

import dev.vethwork.topology.kind.DrawnMacvlan;
import dev.vethwork.topology.kind.LinkBasics;
import dev.vethwork.ui.inspector.form.Item;
import dev.vethwork.ui.inspector.form.Setting;
import java.util.List;
import java.util.Objects;

/** Macvlans. */
final class MacvlanForm implements InterfaceForm<DrawnMacvlan> {
    @Override
    public Class<DrawnMacvlan> type() {
        return DrawnMacvlan.class;
    }

    @Override
    public DrawnMacvlan blank(String name) {
        return new DrawnMacvlan(LinkBasics.of(name), "eth0", DrawnMacvlan.Mode.BRIDGE);
    }

    @Override
    public List<Item<DrawnMacvlan>> items() {
        return List.of(
                Setting.text("macvlan.link", "eth0", DrawnMacvlan::link, (m, text) -> m.withLink(text.strip())),
                Setting.text(
                        "macvlan.linkIn",
                        "host",
                        m -> Objects.requireNonNullElse(m.linkIn(), ""),
                        (m, text) -> m.withLinkIn(text.isBlank() ? null : text.strip())),
                Setting.choice("macvlan.mode", DrawnMacvlan.Mode.class, DrawnMacvlan::mode, DrawnMacvlan::withMode));
    }
}
