package dev.vethwork.format.kind;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.Names;
import dev.vethwork.topology.kind.DrawnVrf;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.List;

/** {@code "table": 100, "members": [ "eth1" ]}. */
final class VrfFormat implements InterfaceFormat<DrawnVrf> {
    @Override
    public List<String> basics() {
        return WITHOUT_FRAMES;
    }

    @Override
    public List<String> fields() {
        return List.of("table", "members");
    }

    @Override
    public DrawnVrf read(LinkBasics basics, Fields fields) {
        List<String> members = fields.list("members", Readers.text(Names::device));
        return new DrawnVrf(basics, fields.required("table", Readers.whole(1L, DrawnVrf.MOST)), members);
    }

    @Override
    public void write(DrawnVrf drawn, JsonBuilder json) {
        json.whole("table", drawn.table()).texts("members", drawn.members(), member -> member);
    }
}
