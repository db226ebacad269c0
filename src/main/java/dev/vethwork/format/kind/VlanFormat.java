package dev.vethwork.format.kind;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.Names;
import dev.vethwork.topology.kind.DrawnVlan;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.List;

/** {@code "link": "eth0", "linkIn": "host", "id": 10}. */
final class VlanFormat implements InterfaceFormat<DrawnVlan> {
    @Override
    public List<String> fields() {
        return List.of("link", "linkIn", "id");
    }

    @Override
    public DrawnVlan read(LinkBasics basics, Fields fields) {
        String link = fields.required("link", Readers.text(Names::device));
        return new DrawnVlan(basics, link, fields.required("id", Readers.whole(1, DrawnVlan.MOST)), fields.optional("linkIn", Readers.text(Names::node)));
    }

    @Override
    public void write(DrawnVlan drawn, JsonBuilder json) {
        json.text("link", drawn.link()).text("linkIn", drawn.linkIn()).whole("id", drawn.id());
    }
}
