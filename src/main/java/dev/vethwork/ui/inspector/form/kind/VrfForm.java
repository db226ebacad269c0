package dev.vethwork.ui.inspector.form.kind;

import dev.vethwork.topology.kind.DrawnVrf;
import dev.vethwork.topology.kind.LinkBasics;
import dev.vethwork.ui.inspector.form.Cells;
import dev.vethwork.ui.inspector.form.Item;
import dev.vethwork.ui.inspector.form.Rows;
import dev.vethwork.ui.inspector.form.Setting;
import java.util.List;
import java.util.Objects;

/** Routing tables of their own. */
final class VrfForm implements InterfaceForm<DrawnVrf> {
    @Override
    public Class<DrawnVrf> type() {
        return DrawnVrf.class;
    }

    @Override
    public DrawnVrf blank(String name) {
        return new DrawnVrf(LinkBasics.of(name), 100, List.of());
    }

    @Override
    public List<Item<LinkBasics>> basics() {
        return BasicItems.PACKETS;
    }

    @Override
    public List<Item<DrawnVrf>> items() {
        return List.of(
                Setting.text(
                        "vrf.table",
                        "100",
                        v -> String.valueOf(v.table()),
                        (v, text) ->
                                v.withTable(Objects.requireNonNullElse(Cells.number(text, 1L, DrawnVrf.MOST), 100L))),
                new Rows<>("vrf.members", BasicItems.MEMBER, DrawnVrf::members, DrawnVrf::withMembers));
    }
}
