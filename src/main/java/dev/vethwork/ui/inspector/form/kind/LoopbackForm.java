package dev.vethwork.ui.inspector.form.kind;

import dev.vethwork.topology.kind.DrawnLoopback;
import dev.vethwork.topology.kind.LinkBasics;
import dev.vethwork.ui.inspector.form.Item;
import java.util.List;

/** Addresses on lo. */
final class LoopbackForm implements InterfaceForm<DrawnLoopback> {
    @Override
    public Class<DrawnLoopback> type() {
        return DrawnLoopback.class;
    }

    /** Whatever it is called, it is lo. */
    @Override
    public DrawnLoopback blank(String name) {
        return DrawnLoopback.of(List.of());
    }

    @Override
    public List<Item<LinkBasics>> basics() {
        return List.of(BasicItems.ADDRESSES);
    }
}
