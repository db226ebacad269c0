package dev.vethwork.format.kind;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.Names;
import dev.vethwork.topology.kind.DrawnMacvlan;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.List;

/** {@code "link": "eth0", "mode": "bridge"}. */
final class MacvlanFormat implements InterfaceFormat<DrawnMacvlan> {
    @Override
    public List<String> fields() {
        return List.of("link", "mode");
    }

    @Override
    public DrawnMacvlan read(LinkBasics basics, Fields fields) {
        DrawnMacvlan.Mode mode =
                fields.optional("mode", Readers.word(DrawnMacvlan.Mode.class), DrawnMacvlan.Mode.BRIDGE);
        return new DrawnMacvlan(basics, fields.required("link", Readers.text(Names::device)), mode);
    }

    @Override
    public void write(DrawnMacvlan drawn, JsonBuilder json) {
        json.text("link", drawn.link()).word("mode", drawn.mode() == DrawnMacvlan.Mode.BRIDGE ? null : drawn.mode());
    }
}
