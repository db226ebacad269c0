package dev.vethwork.format.kind;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.Names;
import dev.vethwork.topology.kind.DrawnPhysical;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.List;

/** {@code "device": "enp3s0"}. */
final class PhysicalFormat implements InterfaceFormat<DrawnPhysical> {
    @Override
    public List<String> fields() {
        return List.of("device");
    }

    @Override
    public DrawnPhysical read(LinkBasics basics, Fields fields) {
        return new DrawnPhysical(basics, fields.required("device", Readers.text(Names::device)));
    }

    @Override
    public void write(DrawnPhysical drawn, JsonBuilder json) {
        json.text("device", drawn.device());
    }
}
