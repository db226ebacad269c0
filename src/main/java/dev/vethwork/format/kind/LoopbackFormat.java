package dev.vethwork.format.kind;

import dev.vethwork.format.json.Fields;
import dev.vethwork.topology.kind.DrawnLoopback;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.List;

/** Addresses on lo. */
final class LoopbackFormat implements InterfaceFormat<DrawnLoopback> {
    @Override
    public List<String> basics() {
        return List.of("addresses");
    }

    @Override
    public DrawnLoopback read(LinkBasics basics, Fields fields) {
        return new DrawnLoopback(basics);
    }
}
