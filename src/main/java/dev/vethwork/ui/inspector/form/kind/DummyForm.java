package dev.vethwork.ui.inspector.form.kind;

import dev.vethwork.topology.kind.DrawnDummy;
import dev.vethwork.topology.kind.LinkBasics;

/** Dummies. */
final class DummyForm implements InterfaceForm<DrawnDummy> {
    @Override
    public Class<DrawnDummy> type() {
        return DrawnDummy.class;
    }

    @Override
    public DrawnDummy blank(String name) {
        return new DrawnDummy(LinkBasics.of(name));
    }
}
