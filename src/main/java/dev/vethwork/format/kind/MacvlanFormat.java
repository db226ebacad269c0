package dev.vethwork.format.kind;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.Names;
import dev.vethwork.topology.kind.DrawnMacvlan;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.List;

/** {@code "link": "eth0", "linkIn": "host", "mode": "bridge"}. */
final class MacvlanFormat implements InterfaceFormat<DrawnMacvlan> {
    @Override
    public List<String> fields() {
        return List.of("link", "linkIn", "mode");
    }

    @Override
    public DrawnMacvlan read(LinkBasics basics, Fields fields) {
        DrawnMacvlan.Mode mode =
                fields.optional("mode", Readers.word(DrawnMacvlan.Mode.class), DrawnMacvlan.Mode.BRIDGE);
        return new DrawnMacvlan(basics, fields.required("link", Readers.text(Names::device)), mode, fields.optional("linkIn", Readers.text(Names::node)));
    }

    @Override
    public void write(DrawnMacvlan drawn, JsonBuilder json) {
        json.text("link", drawn.link()).text("linkIn", drawn.linkIn()).word("mode", drawn.mode() == DrawnMacvlan.Mode.BRIDGE ? null : drawn.mode());
    }
}
