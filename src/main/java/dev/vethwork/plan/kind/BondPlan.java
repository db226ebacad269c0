package dev.vethwork.plan.kind;

import dev.vethwork.plan.LinkPiece;
import dev.vethwork.state.Interface;
import dev.vethwork.state.kind.Bond;
import dev.vethwork.topology.kind.DrawnBond;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code ip link add bond0 type bond mode active-backup}. */
final class BondPlan extends PlainPlan<Bond> {
    BondPlan() {
        super(Bond.class);
    }

    @Override
    List<String> type(Bond kind) {
        return List.of("bond", "mode", kind.mode());
    }

    @Override
    public Optional<LinkPiece> needs() {
        return Optional.of(new LinkPiece("bond", "bonding", "CONFIG_BONDING"));
    }

    /** Its members are drawn as they are plugged. */
    @Override
    public int undrawnMtu(int under) {
        return USUAL_MTU;
    }

    @Override
    public Optional<DrawnInterface> drawn(LinkBasics basics, Interface there) {
        return Arrays.stream(DrawnBond.Mode.values())
                .filter(mode -> mode.word().equals(kind(there).mode()))
                .findFirst()
                .map(mode -> new DrawnBond(basics, mode, List.of()));
    }
}
