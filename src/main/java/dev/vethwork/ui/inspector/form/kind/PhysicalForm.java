package dev.vethwork.ui.inspector.form.kind;

import dev.vethwork.net.Names;
import dev.vethwork.topology.kind.DrawnPhysical;
import dev.vethwork.topology.kind.LinkBasics;
import dev.vethwork.ui.inspector.form.Item;
import dev.vethwork.ui.inspector.form.Setting;
import java.util.List;

/** Interfaces of the machine's. */
final class PhysicalForm implements InterfaceForm<DrawnPhysical> {
    @Override
    public Class<DrawnPhysical> type() {
        return DrawnPhysical.class;
    }

    @Override
    public DrawnPhysical blank(String name) {
        return new DrawnPhysical(LinkBasics.of(name), name);
    }

    @Override
    public List<Item<DrawnPhysical>> items() {
        return List.of(Setting.unique(
                "physical.nic",
                "enp3s0",
                DrawnPhysical::device,
                (p, text) -> p.withDevice(Names.device(text.strip()))));
    }
}
