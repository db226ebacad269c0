package dev.vethwork.ui.inspector.form;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Mac;
import dev.vethwork.topology.ProxyNeighbor;
import dev.vethwork.topology.StaticNeighbor;
import java.util.List;

/** What is known of neighbours without asking, and what is answered for others. */
final class NeighborRows {
    static final RowCodec<StaticNeighbor> NEIGHBOR = new RowCodec<>(
            List.of(
                    Column.text("address", "192.168.15.2"),
                    Column.text("mac", "02:00:00:00:00:02"),
                    Column.text("device", "eth0")),
            true,
            true,
            n -> List.of(Cells.show(n.address()), Cells.show(n.mac()), n.interfaceName()),
            row -> new StaticNeighbor(
                    Addresses.parse(row.get(0).strip()), new Mac(row.get(1).strip()), row.get(2).strip()));

    static final RowCodec<ProxyNeighbor> PROXY_NEIGHBOR = new RowCodec<>(
            List.of(Column.text("address", "fd00::5"), Column.text("device", "eth0")),
            true,
            true,
            p -> List.of(Cells.show(p.address()), p.interfaceName()),
            row -> new ProxyNeighbor(Addresses.parse(row.get(0).strip()), row.get(1).strip()));

    private NeighborRows() {}
}
