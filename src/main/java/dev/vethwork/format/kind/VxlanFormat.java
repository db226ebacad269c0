package dev.vethwork.format.kind;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.Addresses;
import dev.vethwork.topology.kind.DrawnVxlan;
import dev.vethwork.topology.kind.LinkBasics;
import inet.ipaddr.IPAddress;
import java.util.List;

/** {@code "id": 42, "local": "192.168.1.11", "remotes": [ "192.168.1.12" ], "port": 4789}. */
final class VxlanFormat implements InterfaceFormat<DrawnVxlan> {
    @Override
    public List<String> fields() {
        return List.of("id", "local", "remotes", "port");
    }

    @Override
    public DrawnVxlan read(LinkBasics basics, Fields fields) {
        IPAddress local = fields.optional("local", Readers.text(Addresses::parse));
        List<IPAddress> remotes = fields.list("remotes", Readers.text(Addresses::parse));
        Integer port = fields.optional("port", Readers.whole(1, 65_535));
        int id = fields.required("id", Readers.whole(0, DrawnVxlan.MOST));
        return new DrawnVxlan(basics, id, local, remotes, port);
    }

    @Override
    public void write(DrawnVxlan drawn, JsonBuilder json) {
        json.whole("id", drawn.id())
                .text("local", drawn.local() == null ? null : Addresses.text(drawn.local()))
                .texts("remotes", drawn.remotes(), Addresses::text)
                .whole("port", drawn.port());
    }
}
