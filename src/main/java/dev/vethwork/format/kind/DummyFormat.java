package dev.vethwork.format.kind;

import dev.vethwork.format.json.Fields;
import dev.vethwork.topology.kind.DrawnDummy;
import dev.vethwork.topology.kind.LinkBasics;

/** Dummies: what all kinds have, and nothing else. */
final class DummyFormat implements InterfaceFormat<DrawnDummy> {
    @Override
    public DrawnDummy read(LinkBasics basics, Fields fields) {
        return new DrawnDummy(basics);
    }
}
