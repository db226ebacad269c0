package dev.vethwork.format.kind;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.Names;
import dev.vethwork.topology.kind.DrawnMacvlan.Mode;
import dev.vethwork.topology.kind.DrawnMacvtap;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.List;

/** {@code "link": "eth0", "linkIn": "host", "mode": "bridge"}. */
final class MacvtapFormat implements InterfaceFormat<DrawnMacvtap> {
    @Override
    public List<String> fields() {
        return List.of("link", "linkIn", "mode");
    }

    @Override
    public DrawnMacvtap read(LinkBasics basics, Fields fields) {
        Mode mode = fields.optional("mode", Readers.word(Mode.class), Mode.BRIDGE);
        return new DrawnMacvtap(basics, fields.required("link", Readers.text(Names::device)), mode, fields.optional("linkIn", Readers.text(Names::node)));
    }

    @Override
    public void write(DrawnMacvtap drawn, JsonBuilder json) {
        json.text("link", drawn.link()).text("linkIn", drawn.linkIn()).word("mode", drawn.mode() == Mode.BRIDGE ? null : drawn.mode());
    }
}
