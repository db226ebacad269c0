package dev.vethwork.plan.kind;

import dev.vethwork.plan.LinkPiece;
import dev.vethwork.state.Interface;
import dev.vethwork.state.kind.Macvlan;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnMacvlan;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.List;
import java.util.Optional;

/** {@code ip link add mv0 link eth0 type macvlan mode bridge}. */
final class MacvlanPlan extends StackedPlan<Macvlan> {
    MacvlanPlan() {
        super(Macvlan.class);
    }

    static Macvlan wanted(DrawnMacvlan drawn) {
        return new Macvlan(drawn.link(), drawn.mode().word(), drawn.linkIn());
    }

    @Override
    List<String> type(Macvlan kind) {
        return List.of("macvlan", "mode", kind.mode());
    }

    @Override
    public Optional<LinkPiece> needs() {
        return Optional.of(new LinkPiece("macvlan", "macvlan", "CONFIG_MACVLAN"));
    }

    @Override
    public Optional<DrawnInterface> drawn(LinkBasics basics, Interface there) {
        Macvlan kind = kind(there);
        return DrawnMacvlan.Mode.of(kind.mode())
                .map(mode -> new DrawnMacvlan(basics, kind.link(), mode, LinkPlans.node(kind)));
    }
}
