package dev.vethwork.plan.kind;

import dev.vethwork.plan.LinkPiece;
import dev.vethwork.state.Interface;
import dev.vethwork.state.kind.Dummy;
import dev.vethwork.topology.kind.DrawnDummy;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.List;
import java.util.Optional;

/** {@code ip link add dum0 type dummy}. */
final class DummyPlan extends PlainPlan<Dummy> {
    DummyPlan() {
        super(Dummy.class);
    }

    @Override
    List<String> type(Dummy kind) {
        return List.of("dummy");
    }

    @Override
    public Optional<LinkPiece> needs() {
        return Optional.of(new LinkPiece("dummy", "dummy", "CONFIG_DUMMY"));
    }

    @Override
    public int undrawnMtu(int under) {
        return USUAL_MTU;
    }

    @Override
    public Optional<DrawnInterface> drawn(LinkBasics basics, Interface there) {
        return Optional.of(new DrawnDummy(basics));
    }
}
