package dev.vethwork.ui.inspector.form.kind;

import dev.vethwork.topology.kind.DrawnBond;
import dev.vethwork.topology.kind.LinkBasics;
import dev.vethwork.ui.inspector.form.Item;
import dev.vethwork.ui.inspector.form.Rows;
import dev.vethwork.ui.inspector.form.Setting;
import java.util.List;

/** Several interfaces as one. */
final class BondForm implements InterfaceForm<DrawnBond> {
    @Override
    public Class<DrawnBond> type() {
        return DrawnBond.class;
    }

    @Override
    public DrawnBond blank(String name) {
        return new DrawnBond(LinkBasics.of(name), DrawnBond.Mode.ACTIVE_BACKUP, List.of());
    }

    @Override
    public List<Item<DrawnBond>> items() {
        return List.of(
                Setting.choice("bond.mode", DrawnBond.Mode.class, DrawnBond::mode, DrawnBond::withMode),
                new Rows<>("bond.members", BasicItems.MEMBER, DrawnBond::members, DrawnBond::withMembers));
    }
}
