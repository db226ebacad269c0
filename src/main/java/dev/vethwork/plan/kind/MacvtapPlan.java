package dev.vethwork.plan.kind;

import dev.vethwork.plan.LinkPiece;
import dev.vethwork.state.Interface;
import dev.vethwork.state.kind.Macvtap;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnMacvlan.Mode;
import dev.vethwork.topology.kind.DrawnMacvtap;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.List;
import java.util.Optional;

/** {@code ip link add vm0 link eth0 type macvtap mode bridge}. */
final class MacvtapPlan extends StackedPlan<Macvtap> {
    MacvtapPlan() {
        super(Macvtap.class);
    }

    static Macvtap wanted(DrawnMacvtap drawn) {
        return new Macvtap(drawn.link(), drawn.mode().word(), drawn.linkIn());
    }

    @Override
    List<String> type(Macvtap kind) {
        return List.of("macvtap", "mode", kind.mode());
    }

    @Override
    public Optional<LinkPiece> needs() {
        return Optional.of(new LinkPiece("macvtap", "macvtap", "CONFIG_MACVTAP"));
    }

    @Override
    public Optional<DrawnInterface> drawn(LinkBasics basics, Interface there) {
        Macvtap kind = kind(there);
        return Mode.of(kind.mode())
                .map(mode -> new DrawnMacvtap(basics, kind.link(), mode, LinkPlans.node(kind)));
    }
}
