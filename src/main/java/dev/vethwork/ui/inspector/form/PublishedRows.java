package dev.vethwork.ui.inspector.form;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Endpoint;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.Published;
import java.util.List;

/** Ports of the machine that lead into the lab. */
final class PublishedRows {
    /** Without an address it is for the machine alone. */
    static final RowCodec<Published> CODEC = new RowCodec<>(
            List.of(
                    new Column("protocol", new Input.Choice(List.of(Input.word(Protocol.TCP), Input.word(Protocol.UDP)))),
                    Column.text("machineAddress", "127.0.0.1"),
                    Column.number("machinePort", "8080"),
                    new Column("publishedTo", new Input.Text("192.168.15.2:80", 12))),
            true,
            true,
            p -> List.of(
                    Cells.show(p.protocol()), Cells.show(p.address()), Cells.show(p.port()), Cells.show(p.to())),
            row -> new Published(
                    Cells.word(Protocol.class, row.get(0)),
                    row.get(1).isBlank() ? Published.LOOPBACK : Addresses.parse(row.get(1).strip()),
                    port(row.get(2)),
                    Endpoint.parse(row.get(3).strip())));

    private PublishedRows() {}

    private static int port(String text) {
        Integer typed = Cells.port(text);
        if (typed == null) {
            throw BadValue.of("published.port.none");
        }
        return typed;
    }
}
