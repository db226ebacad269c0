package dev.vethwork.ui.inspector.form.kind;

import dev.vethwork.topology.kind.DrawnTun;
import dev.vethwork.topology.kind.LinkBasics;
import dev.vethwork.ui.inspector.form.Item;
import java.util.List;

/** Taps and tuns. */
record TunForm(boolean frames) implements InterfaceForm<DrawnTun> {
    @Override
    public Class<DrawnTun> type() {
        return DrawnTun.class;
    }

    @Override
    public DrawnTun blank(String name) {
        return new DrawnTun(LinkBasics.of(name), frames);
    }

    @Override
    public List<Item<LinkBasics>> basics() {
        return frames ? BasicItems.FRAMES : BasicItems.PACKETS;
    }
}
