package dev.vethwork.ui.inspector.form.kind;

import dev.vethwork.topology.kind.DrawnMacvlan.Mode;
import dev.vethwork.topology.kind.DrawnMacvtap;
import dev.vethwork.topology.kind.LinkBasics;
import dev.vethwork.ui.inspector.form.Item;
import dev.vethwork.ui.inspector.form.Setting;
import java.util.List;
import java.util.Objects;

/** Macvtaps. */
final class MacvtapForm implements InterfaceForm<DrawnMacvtap> {
    @Override
    public Class<DrawnMacvtap> type() {
        return DrawnMacvtap.class;
    }

    @Override
    public DrawnMacvtap blank(String name) {
        return new DrawnMacvtap(LinkBasics.of(name), "eth0", Mode.BRIDGE);
    }

    @Override
    public List<Item<DrawnMacvtap>> items() {
        return List.of(
                Setting.text("macvtap.link", "eth0", DrawnMacvtap::link, (m, text) -> m.withLink(text.strip())),
                Setting.text(
                        "macvtap.linkIn",
                        "host",
                        m -> Objects.requireNonNullElse(m.linkIn(), ""),
                        (m, text) -> m.withLinkIn(text.isBlank() ? null : text.strip())),
                Setting.choice("macvtap.mode", Mode.class, DrawnMacvtap::mode, DrawnMacvtap::withMode));
    }
}
