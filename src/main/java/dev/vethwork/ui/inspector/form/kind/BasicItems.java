package dev.vethwork.ui.inspector.form.kind;

import dev.vethwork.net.Names;
import dev.vethwork.topology.kind.LinkBasics;
import dev.vethwork.ui.inspector.form.AddressRows;
import dev.vethwork.ui.inspector.form.Cells;
import dev.vethwork.ui.inspector.form.Column;
import dev.vethwork.ui.inspector.form.Item;
import dev.vethwork.ui.inspector.form.RowCodec;
import dev.vethwork.ui.inspector.form.Rows;
import dev.vethwork.ui.inspector.form.Setting;
import java.util.List;

/** The fields that several kinds have. */
final class BasicItems {
    static final Item<LinkBasics> ADDRESSES =
            new Rows<>("addresses", AddressRows.CODEC, LinkBasics::addresses, LinkBasics::withAddresses);

    private static final Item<LinkBasics> MAC = Setting.unique(
            "mac", "02:00:00:00:00:01", b -> Cells.show(b.mac()), (b, text) -> b.withMac(Cells.mac(text)));
    private static final Item<LinkBasics> MTU =
            Setting.text("mtu", "1500", b -> Cells.show(b.mtu()), (b, text) -> b.withMtu(Cells.mtu(text)));
    private static final Item<LinkBasics> UP = Setting.flag("up", LinkBasics::up, LinkBasics::withUp);
    private static final Item<LinkBasics> DAD = Setting.flag("dad", LinkBasics::dad, LinkBasics::withDad);
    private static final Item<LinkBasics> BRIDGE = Setting.text(
            "bridge", "cni0", b -> Cells.show(b.bridge()), (b, text) -> b.withBridge(Cells.optional(text)));

    /** Of what has frames. */
    static final List<Item<LinkBasics>> FRAMES = List.of(ADDRESSES, MAC, MTU, UP, DAD, BRIDGE);

    /** Of what has but packets. */
    static final List<Item<LinkBasics>> PACKETS = List.of(ADDRESSES, MTU, UP, DAD);

    /** The name of another interface of the node. */
    static final RowCodec<String> MEMBER = new RowCodec<>(
            List.of(Column.text("member", "eth1")), true, true, List::of, row -> Names.device(row.getFirst().strip()));

    private BasicItems() {}
}
